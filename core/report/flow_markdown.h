#pragma once

#include "core/flow/run_view.h"

#include <QByteArray>

namespace claimcheck::report {

/// A run as a Markdown report: how it ended, its messages, tokens and checks. Shows the run as it is: redact
/// it first. now: NumericDate, seconds.
[[nodiscard]] QByteArray flowMarkdown(const flow::RunView &run, qint64 now);

} // namespace claimcheck::report
