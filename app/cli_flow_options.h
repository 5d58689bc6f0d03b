#pragma once

#include "app/cli_exports.h"
#include "app/cli_rules.h"
#include "core/base/result.h"

#include <QString>
#include <QStringList>

namespace claimcheck::app {

enum class FlowOutput : bool { Text, Json };
enum class FlowSource : bool { ProfileFile, Demo };

/// The options of `claimcheck-cli flow`, read.
struct FlowOptions
{
    FlowSource source = FlowSource::ProfileFile;
    QString profile; ///< the file; with Demo a client id of the built-in provider
    QString browser; ///< a command; empty: the system's
    ExportOptions exports;
    int timeoutSeconds = 300;
    FlowOutput output = FlowOutput::Text;
    std::optional<lint::RuleProfile> rules; ///< none: by the scope
    bool help = false;
};

/// Codes: "usage".
[[nodiscard]] base::Result<FlowOptions> readFlowOptions(const QStringList &arguments);
[[nodiscard]] QString flowHelp();

} // namespace claimcheck::app
