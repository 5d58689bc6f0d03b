#pragma once

#include "core/flow/run_state.h"

#include <optional>

namespace claimcheck::ui::flow {

/// A run that waits for its user on another device, and asks for the tokens meanwhile.
struct WaitingFacts
{
    QString code;          ///< that the user compares or types in; empty: the grant has none
    QUrl page;             ///< where the user confirms it; empty: the server asks them by itself
    QUrl address;          ///< the same without the code in it, short enough to be read out
    QString message;       ///< shown on both devices (CIBA); may be empty
    int polls = 0;         ///< sent so far
    int slowDowns = 0;     ///< answers that asked for longer pauses
    qint64 interval = 0;   ///< seconds between two polls, as the server wants it by now
    qint64 expiresAt = 0;  ///< milliseconds since 1970; 0: not said
    qint64 lastAnswer = 0; ///< milliseconds since 1970; of the last poll, or of what began the waiting
};

/// nullopt where the run does not wait, or no longer.
[[nodiscard]] std::optional<WaitingFacts> waitingFacts(const claimcheck::flow::RunState &state);

} // namespace claimcheck::ui::flow
