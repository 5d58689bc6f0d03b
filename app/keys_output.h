#pragma once

#include "app/cli.h"
#include "app/keys_options.h"

namespace claimcheck::app {

/// Writes keys as the options say: to standard output or a file, as text or in JSON. A private part makes a
/// file that only its owner reads (0600).
[[nodiscard]] ExitStatus writeKeysOut(const KeysOptions &options, const jose::CollectedSet &set, qint64 now);

} // namespace claimcheck::app
