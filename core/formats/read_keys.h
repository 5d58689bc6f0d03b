#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::formats {

/// What text is: a PASERK, else as jose::readKeys. The text of a PASERK becomes a secret, which says itself
/// what it is for; one that a password wraps is opened with the pass phrase where there is a source of it.
/// Codes: those of jose::readKeys() and readPaserk(), "key-needs-passphrase", "key-passphrase-wrong",
/// "paserk-iterations", "paserk-argon2".
[[nodiscard]] base::Result<jose::KeySet> readKeys(QByteArrayView text, const QString &source,
                                                  const crypto::PassphraseSource &passphrase = {});

} // namespace claimcheck::formats
