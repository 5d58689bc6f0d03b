#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// Makes a token from --header and --payload, or edits one, and signs it.
ExitStatus runSign(const QStringList &arguments);

} // namespace claimcheck::app
