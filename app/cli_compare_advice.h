#pragma once

#include "core/base/redaction.h"
#include "core/base/result.h"
#include "core/compare/measurement.h"
#include "core/compare/situation.h"
#include "core/encoding/json_writer.h"

#include <QStringList>

namespace claimcheck::app {

/// The options of `claimcheck-cli compare --profile` about the advice.
struct AdviceCommand
{
    compare::Situation situation;
    QStringList reports; ///< files to write: *.md, *.html, *.csv
};

/// Reads the answers and --report, and takes them out of the arguments. Codes: "usage".
[[nodiscard]] base::Result<AdviceCommand> takeAdviceOptions(QStringList &arguments);

[[nodiscard]] QString adviceHelp();

/// The answer and its reasons, for a terminal.
[[nodiscard]] QString adviceText(const AdviceCommand &command, const compare::Measurement &measurement);
/// "advice": …
void writeAdviceMember(encoding::JsonWriter &json, const AdviceCommand &command,
                       const compare::Measurement &measurement);
/// Codes: "report-file". Secrets are hidden but for Reveal::Shown.
[[nodiscard]] base::Result<void> writeReports(const AdviceCommand &command,
                                              const compare::Measurement &measurement, base::Reveal reveal);

} // namespace claimcheck::app
