#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// `claimcheck-cli compare A B`: two token responses or tokens, claim by claim; sends nothing. With --profile
/// both are got and measured, see cli_compare_measure.h.
[[nodiscard]] ExitStatus runCompare(const QStringList &arguments);

} // namespace claimcheck::app
