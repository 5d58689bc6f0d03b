#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// claimcheck-cli import FILE: the OAuth settings of Postman, Insomnia or Bruno as profiles. The arguments
/// are those after the command.
[[nodiscard]] ExitStatus runImport(const QStringList &arguments);

} // namespace claimcheck::app
