#pragma once

#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// Whether the step can be taken with what the run has: an endpoint, a token, a URL.
[[nodiscard]] bool canRequest(MessageKind kind, const RunState &state);

/// Whether the step's request has a DPoP proof, in a run that makes them: those to the token endpoint, and
/// those with an access token that came bound to the key (RFC 9449 §5, §7.1).
[[nodiscard]] bool carriesProof(MessageKind kind, const RunState &state);

/// The request of a step that is a plain exchange: what starts a grant or fetches its tokens
/// (PushedAuthorization, DeviceAuthorization, BackchannelAuthentication, Token but for a code, Refresh), and
/// what follows the tokens (Jwks, UserInfo, ApiCall, Introspection, Refresh, Revocation). Errors: those of
/// core/oauth.
[[nodiscard]] base::Result<http::Request> requestFor(MessageKind kind, RunState &state);

} // namespace claimcheck::flow
