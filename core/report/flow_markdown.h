#pragma once

#include "core/flow/flow_result.h"
#include "core/flow/trace.h"

#include <QByteArray>

namespace claimcheck::report {

/// The trace without its secrets: parameters, members and headers that base::isSecretName knows are dots.
[[nodiscard]] flow::Trace withHiddenSecrets(flow::Trace trace);

/// A run as a Markdown report: how it ended, its messages, tokens and checks. Shows the trace as it is: hide
/// its secrets first. now: NumericDate, seconds.
[[nodiscard]] QByteArray flowMarkdown(const flow::Trace &trace, const flow::FlowResult &result, qint64 now);

/// The messages that crossed the network, as HAR 1.2. Shows the trace as it is, as above.
[[nodiscard]] QByteArray flowHar(const flow::Trace &trace);

} // namespace claimcheck::report
