#pragma once

#include "app/inspect_arguments.h"

namespace claimcheck::app {

/// Where --passphrase-file or --passphrase-env say; empty where neither is given. The source answers with
/// nothing where the file or the variable is not there.
[[nodiscard]] crypto::PassphraseSource passphraseSource(const InspectArguments &arguments);

/// An error of a key, with which option to use where it lacks a pass phrase or has the wrong one.
[[nodiscard]] base::Error withPassphraseAdvice(base::Error error, const InspectArguments &arguments);

} // namespace claimcheck::app
