#pragma once

#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// A run from its messages alone, judged as at the time of its last message: metadata, keys and tokens are
/// read from the responses, and what the profile does not say is taken from the requests. Sends nothing.
[[nodiscard]] RunState runFromTrace(Trace trace, std::optional<oauth::Profile> profile = {});

/// Keeps what the message's answer brought: tokens and keys.
void learn(RunState &state, const Message &message);

/// NumericDate, seconds: when the last message was over; 0 where no message has a time.
[[nodiscard]] qint64 endOf(const Trace &trace);

} // namespace claimcheck::flow
