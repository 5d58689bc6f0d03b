#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli flow …`. arguments: the words after "flow".
ExitStatus runFlow(const QStringList &arguments);

} // namespace claimcheck::app
