#pragma once

#include "core/base/redaction.h"
#include "core/flow/step_gate.h"
#include "core/flow/trace.h"

#include <optional>

namespace claimcheck::ui::flow {

/// A message of a run with what its views need to know around it. Valid while the trace is.
struct ViewContext
{
    const claimcheck::flow::Trace &trace;
    const claimcheck::flow::Message &message;
    std::optional<claimcheck::flow::HoldPoint> held; ///< set while this message waits for its user
    base::Reveal reveal = base::Reveal::Hidden;
    QByteArray followed = {}; ///< the travelling value that lights up; may be empty
    qint64 now = 0;           ///< milliseconds, of the clock

    /// The user edits it to send it once more; the run has it unchanged.
    [[nodiscard]] bool isDraft() const { return trace.message(message.number) != &message; }
    [[nodiscard]] bool requestIsHeld() const
    {
        return held == claimcheck::flow::HoldPoint::BeforeRequest || isDraft();
    }
    [[nodiscard]] bool responseIsHeld() const { return held == claimcheck::flow::HoldPoint::AfterResponse; }
};

/// The ways to look at a message, in the order of their segments.
enum class MessageAspect : quint8 { ByParameter, ByHeader, AsRaw, AsCurl, OfConnection };

} // namespace claimcheck::ui::flow
