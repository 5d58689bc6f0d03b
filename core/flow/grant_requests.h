#pragma once

// Internal to core/flow.
#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// The endpoint of a message, at the server's address for clients with a certificate where this one shows one
/// (RFC 8705 §5).
[[nodiscard]] QUrl endpointOf(MessageKind kind, const RunState &state);

/// The client as it authenticates with that message: another method than at the token endpoint where the
/// profile says so.
[[nodiscard]] oauth::ClientCredentials clientFor(MessageKind kind, const RunState &state);

/// The token request of a grant that does not begin with an authorization request, and a refresh. Errors:
/// those of oauth::buildTokenRequest and makeBearerAssertion.
[[nodiscard]] base::Result<http::Request> tokenRequestFor(const RunState &state);
[[nodiscard]] base::Result<http::Request> refreshRequestFor(const RunState &state);

} // namespace claimcheck::flow
