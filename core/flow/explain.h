#pragma once

#include "core/flow/run_state.h"
#include "core/oauth/endpoint_error.h"

namespace claimcheck::flow {

/// An OAuth error in plain words: what the server said, what that means, and the mistakes that the run shows;
/// the usual ones where it shows none. number: of the refused request, or of the authorization response.
/// Never a secret.
[[nodiscard]] QString explainError(const oauth::EndpointError &error, const RunState &state, int number);

} // namespace claimcheck::flow
