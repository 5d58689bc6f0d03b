#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// claimcheck-cli guide: which grant fits which kind of application, and a profile to begin with. The
/// arguments are those after the command.
[[nodiscard]] ExitStatus runGuide(const QStringList &arguments);

} // namespace claimcheck::app
