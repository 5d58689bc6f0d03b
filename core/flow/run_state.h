#pragma once

#include "core/base/secret_bytes.h"
#include "core/flow/flow_result.h"
#include "core/flow/grant_inputs.h"
#include "core/flow/held_message.h"
#include "core/flow/steps.h"
#include "core/lint/run.h"
#include "core/oauth/authorization_request.h"
#include "core/oauth/client_auth.h"

namespace claimcheck::flow {

/// Where a run took over from an earlier one.
struct BranchPoint
{
    MessageKind kind = MessageKind::Other; ///< of the first message of its own
    http::Request request;                 ///< of the earlier run there, before any edit
};

/// A grant that waits for its user on another device, and asks for the tokens meanwhile.
struct Waiting
{
    QByteArray id;        ///< device_code or auth_req_id
    qint64 interval = 5;  ///< seconds between two polls, as the server wants it by now
    qint64 expiresAt = 0; ///< milliseconds since 1970; 0: not said
    QUrl page;            ///< of the device grant, to be opened
};

/// What a run has learnt so far. The runner shows it, the session writes it; it outlives the session.
struct RunState
{
    oauth::Profile profile;
    oauth::ServerMetadata metadata; ///< the profile's own members included, once metadataKnown
    oauth::ClientCredentials client;
    oauth::RunValues values;
    GrantInputs inputs;
    QByteArray requestUri; ///< of the pushed request, RFC 9126 §2.2; or where our request object is fetched
    QByteArray requestObject;       ///< that is fetched from us
    QByteArray notificationToken;   ///< CIBA Core 1.0 §7.1
    std::optional<Waiting> waiting; ///< of a grant that polls, once it began
    QByteArray certificateHash;     ///< x5t#S256 of the client's certificate; empty: it has none
    std::vector<PlannedStep> plan;
    Trace trace;
    FlowResult result;
    std::optional<HeldMessage> held;
    std::optional<BranchPoint> branch;
    std::vector<lint::EarlierRequest> earlier;    ///< of the runs before this one, the newest last
    std::optional<lint::Listener> listener;       ///< of a run of our own
    std::optional<lint::RuleProfile> ruleProfile; ///< none: OpenID Connect with openid, else best practice
};

/// The run as the rules see it, without what was sent again. now: NumericDate, seconds.
[[nodiscard]] lint::Run evidenceOf(const RunState &state, qint64 now);

/// What this run sent, to be known in the runs after it; empty members where it sent nothing.
[[nodiscard]] lint::EarlierRequest earlierRequestOf(const RunState &state);

/// Every rule on every message; one that was sent again is judged as if it came right after the first.
[[nodiscard]] std::vector<lint::CheckResult> checksOf(const RunState &state, qint64 now);

/// The access token came with token_type DPoP: it is sent with that scheme, and with a proof (RFC 9449 §7.1).
[[nodiscard]] bool hasBoundToken(const RunState &state);

/// Keeps the token, in place of an older one of its role. Empty and hidden text is not kept.
void keepToken(RunState &state, TokenRole role, const QByteArray &text, int messageNumber);

} // namespace claimcheck::flow
