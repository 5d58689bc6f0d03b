#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// claimcheck-cli discover START [--with OTHER]: finds issuers and their metadata, and compares two. The
/// arguments are those after the command.
[[nodiscard]] ExitStatus runDiscover(const QStringList &arguments);

} // namespace claimcheck::app
