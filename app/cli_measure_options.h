#pragma once

#include "core/base/redaction.h"
#include "core/base/result.h"
#include "core/compare/measurement.h"

#include <QStringList>

namespace claimcheck::app {

enum class MeasureOutput : bool { Text, Json };

/// The options of `claimcheck-cli compare --profile`, read.
struct MeasureCommand
{
    QStringList profiles; ///< one or two files; with the demonstration a client id of the built-in provider
    bool isDemo = false;
    int demoLifetime = 600; ///< seconds, of the demonstration's access tokens
    QString browser;
    int timeoutSeconds = 300;
    compare::MeasureOptions options;
    MeasureOutput output = MeasureOutput::Text;
    base::Reveal reveal = base::Reveal::Hidden;
    bool help = false;
};

/// Codes: "usage".
[[nodiscard]] base::Result<MeasureCommand> readMeasureCommand(const QStringList &arguments);

} // namespace claimcheck::app
