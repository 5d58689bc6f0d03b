#pragma once

#include "core/base/result.h"
#include "core/compare/situation.h"

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

} // namespace claimcheck::app
