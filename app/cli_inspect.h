#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli inspect …`. arguments: the words after "inspect".
ExitStatus runInspect(const QStringList &arguments);

} // namespace claimcheck::app
