#pragma once

#include "core/flow/trace.h"

#include <QByteArray>

namespace claimcheck::report {

/// The messages that crossed the network, as HAR 1.2. Shows the trace as it is: redact it first.
[[nodiscard]] QByteArray flowHar(const flow::Trace &trace);

} // namespace claimcheck::report
