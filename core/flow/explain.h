#pragma once

#include "core/flow/run_state.h"
#include "core/oauth/endpoint_error.h"

namespace claimcheck::flow {

/// An OAuth error in plain words: what the server said, and the likely mistakes, read from the run where they
/// show.
[[nodiscard]] QString explainError(const oauth::EndpointError &error, const RunState &state);

} // namespace claimcheck::flow
