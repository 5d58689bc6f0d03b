#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli check FILE`: every OAuth flow in a HAR or a saved trace, judged. Sends nothing.
[[nodiscard]] ExitStatus runCheck(const QStringList &arguments);

} // namespace claimcheck::app
