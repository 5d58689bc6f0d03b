#pragma once

#include "core/flow/steps.h"
#include "core/flow/trace.h"
#include "core/lint/message_runner.h"
#include "ui/flow/diagram_row.h"

#include <span>

namespace claimcheck::ui::flow {

/// The rows of a run: what happened, the browser's band in its place, and dashed what is still to come.
[[nodiscard]] DiagramRows diagramRows(const claimcheck::flow::Trace &trace,
                                      const std::vector<claimcheck::flow::PlannedStep> &plan,
                                      std::span<const lint::CheckResult> checks);

/// "4 ms", "1.2 s", "3 min 5 s".
[[nodiscard]] QString durationText(qint64 milliseconds);

/// Milliseconds from the first message's making to the last thing that happened; -1 for an empty trace.
[[nodiscard]] qint64 elapsed(const claimcheck::flow::Trace &trace);

} // namespace claimcheck::ui::flow
