#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli listen`: receives the logout notices of a server, and judges them.
[[nodiscard]] ExitStatus runListen(const QStringList &arguments);

} // namespace claimcheck::app
