#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/pending_grants.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestMessage = 200;

/// CIBA Core 1.0 §7.1, §13.
std::optional<Refusal> checkHints(const encoding::FormPairs &form, const Client &client)
{
    if (!parameter(form, "scope").split(' ').contains("openid"))
        return Refusal{"invalid_scope"_L1, "scope must have openid"_L1};
    if (parameter(form, "login_hint").isEmpty())
        return Refusal{"invalid_request"_L1, "login_hint is missing; other hints are not supported"_L1};
    if (parameter(form, "binding_message").size() > longestMessage)
        return Refusal{"invalid_binding_message"_L1, "binding_message is too long"_L1};
    if (!client.notificationUri.isEmpty() && parameter(form, "client_notification_token").isEmpty())
        return Refusal{"invalid_request"_L1, "client_notification_token is missing"_L1};
    return std::nullopt;
}

/// CIBA Core 1.0 §10.2.
http::Request notificationOf(const Client &client, const QByteArray &token, const QByteArray &authReqId)
{
    Members body;
    body.set("auth_req_id"_L1, authReqId);
    return {"POST",
            client.notificationUri,
            {{"Authorization", "Bearer " + token}, {"Content-Type", "application/json"}},
            body.toJson()};
}

} // namespace

/// The user of this demonstration always says yes, after a while.
http::Response backchannelEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto [form, sender] = readClientRequest(server, request);
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    if (sender.client->kind == ClientKind::Public)
        return errorResponse(server, {"invalid_client"_L1, "the client has to authenticate"_L1});
    if (const auto refusal = checkHints(form, *sender.client))
        return errorResponse(server, *refusal);
    const PendingResult made = newPending(server, *sender.client, oauth::Grant::Ciba, form);
    if (made.refusal)
        return errorResponse(server, *made.refusal);
    const QByteArray id = server.freshText();
    approve(server, *made.grant, QString::fromUtf8(parameter(form, "login_hint")));
    made.grant->readyAt = server.now() + server.options.lifetimes.automaticApproval;
    server.state.pending.insert(id, made.grant, server.now() + 2 * server.options.lifetimes.pending);
    Members members;
    members.set("auth_req_id"_L1, id);
    members.set("expires_in"_L1, server.options.lifetimes.pending);
    members.set("interval"_L1, made.grant->interval);
    if (!sender.client->notificationUri.isEmpty())
        server.notifications.push_back(
            {notificationOf(*sender.client, parameter(form, "client_notification_token"), id),
             server.options.lifetimes.automaticApproval});
    return jsonResponse(server, Part::Backchannel, members);
}

} // namespace claimcheck::provider
