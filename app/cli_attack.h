#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// Writes the variants of a token that a server must refuse; sends nothing.
ExitStatus runAttack(const QStringList &arguments);

} // namespace claimcheck::app
