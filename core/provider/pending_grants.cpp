#include "core/provider/pending_grants.h"

#include "core/provider/parameters.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

PendingResult newPending(AuthorizationServer &server, const Client &client, oauth::Grant grant,
                         const encoding::FormPairs &form)
{
    if (!hasGrant(client, grant))
        return {nullptr, Refusal{"unauthorized_client"_L1, "the client may not use this grant type"_L1}};
    const std::optional<QStringList> scope = grantableScope(parameter(form, "scope"));
    if (!scope)
        return {nullptr, Refusal{"invalid_scope"_L1, "none of the requested scopes is known"_L1}};
    const std::optional<QStringList> resource = requestedResources(server.issuer, form);
    if (!resource)
        return {nullptr,
                Refusal{"invalid_target"_L1, "resource is not one that this server issues tokens for"_L1}};
    auto pending = std::make_shared<PendingGrant>();
    pending->clientId = client.id;
    pending->scope = *scope;
    pending->resource = *resource;
    pending->details = parameter(form, "authorization_details");
    pending->interval = server.options.lifetimes.pollInterval;
    pending->expiresAt = server.now() + server.options.lifetimes.pending;
    return {pending, std::nullopt};
}

void approve(AuthorizationServer &server, PendingGrant &pending, const QString &user)
{
    pending.user = user;
    pending.state = PendingState::Approved;
    pending.readyAt = server.now();
    if (server.options.signIn == SignIn::Automatic)
        pending.readyAt += server.options.lifetimes.automaticApproval;
}

} // namespace claimcheck::provider
