#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// Tries the words of a list as the secret of an HMAC token.
ExitStatus runCrack(const QStringList &arguments);

} // namespace claimcheck::app
