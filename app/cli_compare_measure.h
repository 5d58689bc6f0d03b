#pragma once

#include "app/cli.h"

#include <QStringList>

namespace claimcheck::app {

/// Whether `claimcheck-cli compare` is asked to get both tokens itself and to measure: --profile or --demo.
[[nodiscard]] bool asksToMeasure(const QStringList &arguments);

/// `claimcheck-cli compare --profile P.json …`. arguments: the words after "compare".
ExitStatus runMeasure(const QStringList &arguments);

[[nodiscard]] QString measureHelp();

} // namespace claimcheck::app
