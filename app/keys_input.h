#pragma once

#include "app/keys_options.h"

namespace claimcheck::app {

/// The keys of the file, address or issuer that the options name; waits for the network. Codes: "network",
/// "file", "keys-address", "keys-not-https", "kid-unknown" (no key has it), those of readKeyEntries().
[[nodiscard]] base::Result<jose::CollectedSet> readKeySource(const KeysOptions &options, qint64 now);

/// The pass phrase that a new file is encrypted with; empty for none. Codes: "passphrase" (a file or variable
/// that is not there, or empty).
[[nodiscard]] base::Result<base::SecretBytes> newPassphrase(const KeysOptions &options);

} // namespace claimcheck::app
