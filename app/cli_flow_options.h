#pragma once

#include "app/cli_exports.h"
#include "app/cli_rules.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace claimcheck::app {

enum class FlowOutput : bool { Text, Json };
/// What to do when an API wants a stronger sign-in (RFC 9470).
enum class StepUpAnswer : bool { Tell, RunAgain };
enum class FlowSource : bool { ProfileFile, Demo };

/// The options of `claimcheck-cli flow`, read.
struct FlowOptions
{
    FlowSource source = FlowSource::ProfileFile;
    QString profile; ///< the file; with Demo a client id of the built-in provider
    QString browser; ///< a command; empty: the system's
    ExportOptions exports;
    int timeoutSeconds = 300;
    int pollSeconds = 0; ///< 0: as the server wants it
    StepUpAnswer stepUp = StepUpAnswer::Tell;
    FlowOutput output = FlowOutput::Text;
    std::optional<lint::RuleProfile> rules; ///< none: by the scope
    bool help = false;
};

/// Codes: "usage".
[[nodiscard]] base::Result<FlowOptions> readFlowOptions(const QStringList &arguments);
[[nodiscard]] QString flowHelp();

} // namespace claimcheck::app
