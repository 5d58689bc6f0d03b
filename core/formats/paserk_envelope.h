#pragma once

// Private to core/formats: what the ways of wrapping a PASERK have in common.

#include "core/formats/paserk.h"

namespace claimcheck::formats {

/// A wrapped key and what opens it.
struct PaserkEnvelope
{
    QByteArrayView tag, ciphertext;
    QByteArray authenticated; ///< what the tag is over, after the header
    base::SecretBytes encryptionKey, nonce, authenticationKey;
};

/// Versions 1 and 3 have SHA-384 and AES, 2 and 4 have BLAKE2b and XChaCha20.
[[nodiscard]] bool isNistVersion(char version);

[[nodiscard]] base::Result<PaserkEnvelope> pieEnvelope(const Paserk &wrapped, const crypto::Key &key);
[[nodiscard]] base::Result<PaserkEnvelope> passwordEnvelope(const Paserk &wrapped, const crypto::Key &key);
[[nodiscard]] base::Result<PaserkEnvelope> sealEnvelope(const Paserk &wrapped, const crypto::Key &key);

[[nodiscard]] base::Error notAWrappingKey(const Paserk &wrapped);

} // namespace claimcheck::formats
