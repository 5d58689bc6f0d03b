#pragma once

#include "app/cli.h"
#include "app/cli_advice_options.h"
#include "core/base/redaction.h"
#include "core/base/result.h"
#include "core/compare/measurement.h"
#include "core/encoding/json_writer.h"

#include <QStringList>

namespace claimcheck::app {

/// Whether `claimcheck-cli compare` is asked for advice on a result that was saved: --advice.
[[nodiscard]] bool asksForAdvice(const QStringList &arguments);
/// `claimcheck-cli compare --advice RESULT.json …`. Sends nothing.
ExitStatus runAdvice(const QStringList &arguments);

/// The answer and its reasons, for a terminal.
[[nodiscard]] QString adviceText(const AdviceCommand &command, const compare::Measurement &measurement);
/// "advice": … and "measured": …, the figures that it is drawn from.
void writeAdviceMember(encoding::JsonWriter &json, const AdviceCommand &command,
                       const compare::Measurement &measurement);
/// Codes: "report-file". Secrets are hidden but for Reveal::Shown.
[[nodiscard]] base::Result<void> writeReports(const AdviceCommand &command,
                                              const compare::Measurement &measurement, base::Reveal reveal);

} // namespace claimcheck::app
