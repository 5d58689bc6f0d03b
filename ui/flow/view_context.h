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

    [[nodiscard]] bool requestIsHeld() const { return held == claimcheck::flow::HoldPoint::BeforeRequest; }
    [[nodiscard]] bool responseIsHeld() const { return held == claimcheck::flow::HoldPoint::AfterResponse; }
};

/// The four ways to look at a message, in the order of their segments.
enum class MessageAspect : quint8 { ByParameter, ByHeader, AsRaw, AsCurl };

} // namespace claimcheck::ui::flow
