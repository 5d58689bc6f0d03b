#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// claimcheck-cli check-up PROFILE.json --confirm HOST: sends a provider what it must refuse. The arguments
/// are those after the command.
[[nodiscard]] ExitStatus runCheckUp(const QStringList &arguments);

} // namespace claimcheck::app
