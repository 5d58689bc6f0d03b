#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `keys show | convert | generate | thumbprint`.
[[nodiscard]] ExitStatus runKeys(const QStringList &arguments);

} // namespace claimcheck::app
