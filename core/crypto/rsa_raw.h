#pragma once

#include "core/base/result.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// RSADP (RFC 8017 §5.1.2): the number behind a ciphertext as long as the modulus, without any padding. For
/// RSA-KEM only. Codes: "key-kind", "key-not-private", "encrypted-key-length" (not as long as the modulus, or
/// not below it).
[[nodiscard]] base::Result<base::SecretBytes> decryptRsaRaw(const Key &key, QByteArrayView encrypted);

} // namespace claimcheck::crypto
