#pragma once

#include "core/flow/run_state.h"
#include "core/oauth/authorization_response.h"

namespace claimcheck::flow {

/// The authorization request's own parameters, as a request object (RFC 9101) where the profile wants one:
/// what is pushed, or else carried by the browser. Keeps an object that is fetched from us in the state.
/// Errors: those of oauth::buildAuthorizationRequest, makeRequestObject and encryptRequestObject.
[[nodiscard]] base::Result<oauth::AuthorizationRequest> wrappedRequest(RunState &state);

/// What the browser carries: that, or client_id and the request_uri of what was pushed (RFC 9126 §4). Errors:
/// as above.
[[nodiscard]] base::Result<oauth::AuthorizationRequest> carriedRequest(RunState &state);

/// The path, on our listener, where a request object is fetched (RFC 9101 §5.2).
[[nodiscard]] QString requestObjectPath();

/// Against what the answer is checked.
[[nodiscard]] oauth::ExpectedResponse expectedResponse(const RunState &state);

} // namespace claimcheck::flow
