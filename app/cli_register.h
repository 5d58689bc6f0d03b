#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// claimcheck-cli register PROFILE.json: registers a client, reads, changes or deletes it. The arguments are
/// those after the command.
[[nodiscard]] ExitStatus runRegister(const QStringList &arguments);

} // namespace claimcheck::app
