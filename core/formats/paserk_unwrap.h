#pragma once

#include "core/formats/paserk.h"

namespace claimcheck::formats {

[[nodiscard]] bool isWrapped(PaserkType type);

/// The key in a wrapped PASERK, as Local or Secret of the same version: with a shared key of 32 bytes
/// (local-wrap.pie, secret-wrap.pie), a password (local-pw, secret-pw: a key of kind Secret) or a private key
/// of the version's sealing kind (seal). Codes: "paserk-key-purpose" (not such a key), "paserk-wrong-key"
/// (the tag does not fit: another key or password, or it was changed), "paserk-iterations" (a password that
/// costs more than a million rounds), "paserk-argon2" (passwords of versions 2 and 4),
/// "paserk-not-wrapped".
[[nodiscard]] base::Result<Paserk> unwrapPaserk(const Paserk &wrapped, const crypto::Key &key);

} // namespace claimcheck::formats
