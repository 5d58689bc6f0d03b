#pragma once

// Internal to core/flow.
#include "core/base/result.h"
#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// Fills the state of a new run with what the messages of an earlier one, before this number, have taught.
/// Errors: "message-unknown".
[[nodiscard]] base::Result<void> takeOver(RunState &state, const RunState &earlier, int number);

} // namespace claimcheck::flow
