#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli provider …`. arguments: the words after "provider".
ExitStatus runProvider(const QStringList &arguments);

} // namespace claimcheck::app
