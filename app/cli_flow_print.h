#pragma once

#include "core/flow/run_view.h"
#include "core/report/redaction.h"

#include <QByteArray>

namespace claimcheck::app {

// The run for people on a terminal, as UTF-8 text.

/// One line: number, who to whom, method, URL, status, time.
[[nodiscard]] QByteArray messageLine(const flow::Message &message, report::Redaction redaction);
/// A count of the checks that passed, and those that did not, with what to do.
[[nodiscard]] QString checksText(const std::vector<lint::CheckResult> &checks);
/// The tokens decoded and verified, the checks that did not pass and a count, and how the run ended.
[[nodiscard]] QByteArray resultText(const flow::RunView &run, qint64 now, report::Redaction redaction);

} // namespace claimcheck::app
