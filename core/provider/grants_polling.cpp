#include "core/oauth/device_authorization.h"
#include "core/provider/parameters.h"
#include "core/provider/pending_grants.h"
#include "core/provider/token_grants.h"
#include "core/provider/users.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// RFC 8628 §3.5, CIBA Core 1.0 §11: why there are no tokens yet, or never will be.
std::optional<Refusal> waitingRefusal(AuthorizationServer &server, PendingGrant &pending)
{
    const qint64 now = server.options.clock->nowMilliseconds();
    const bool isFirst = pending.lastPoll == 0;
    const bool wasUsed = pending.state == PendingState::Used;
    const bool tooEarly = !isFirst && !wasUsed && now - pending.lastPoll < pending.interval * 1000;
    pending.lastPoll = now;
    if (pending.state == PendingState::Denied)
        return Refusal{"access_denied"_L1, "the user said no"_L1};
    if (wasUsed && !server.lets(Leniency::ReusedDeviceCode))
        return Refusal{"invalid_grant"_L1, "the tokens were fetched before"_L1};
    if (pending.expiresAt <= server.now())
        return Refusal{"expired_token"_L1, "the user did not finish in time"_L1};
    if (tooEarly || (isFirst && server.demands(Demand::SlowDown))) {
        pending.interval += oauth::slowDownBy;
        return Refusal{"slow_down"_L1, "ask five seconds later each time"_L1};
    }
    if (pending.state == PendingState::Waiting || server.now() < pending.readyAt)
        return Refusal{"authorization_pending"_L1, "the user has not finished yet"_L1};
    return std::nullopt;
}

Granted pendingGrant(AuthorizationServer &server, const Asked &asked, const char *name)
{
    const QByteArray id = parameter(asked.form, name);
    if (id.isEmpty())
        return noGrant("invalid_request"_L1, "the identifier of the waiting request is missing"_L1);
    const auto *found = server.state.pending.find(id, server.now());
    if (!found || (*found)->clientId != asked.client.id)
        return noGrant("invalid_grant"_L1, "it is unknown, or another client's"_L1);
    PendingGrant &pending = **found;
    if (const auto refusal = waitingRefusal(server, pending))
        return {{}, refusal};
    pending.state = PendingState::Used;
    auto authorization = std::make_shared<Authorization>();
    authorization->clientId = pending.clientId;
    authorization->user = pending.user;
    authorization->subject = subjectOf(pending.user);
    authorization->scope = pending.scope;
    authorization->resource = pending.resource;
    authorization->details = pending.details;
    authorization->authTime = server.now();
    return {{authorization,
             &asked.client,
             pending.scope,
             pending.resource,
             {},
             Issue::With::RefreshToken,
             asked.proofKey},
            std::nullopt};
}

} // namespace

Granted deviceGrant(AuthorizationServer &server, const Asked &asked)
{
    return pendingGrant(server, asked, "device_code");
}

Granted backchannelGrant(AuthorizationServer &server, const Asked &asked)
{
    return pendingGrant(server, asked, "auth_req_id");
}

} // namespace claimcheck::provider
