#pragma once

#include "core/flow/trace.h"

#include <QByteArray>

namespace claimcheck::flow {

/// The trace as JSON: {"claimcheckTrace": 1, "messages": […]}, each message with its request and response in
/// full. Bodies are text where they are UTF-8, else base64url ("bodyBase64url").
[[nodiscard]] QByteArray writeTrace(const Trace &trace);

} // namespace claimcheck::flow
