#pragma once

// Internal to core/crypto: AES-CBC with HMAC (RFC 7518 §5.2). Sizes have been checked by the caller.
#include "core/crypto/aead.h"

#include <optional>

namespace claimcheck::crypto {

/// Nothing is decrypted unless the tag fits (RFC 7518 §5.2.2.2 step 2).
[[nodiscard]] std::optional<QByteArray> openCbcHmac(const AeadMethod &method, QByteArrayView key,
                                                    QByteArrayView iv, QByteArrayView authenticated,
                                                    QByteArrayView ciphertext, QByteArrayView tag);
[[nodiscard]] base::Result<Sealed> sealCbcHmac(const AeadMethod &method, QByteArrayView key,
                                               QByteArrayView iv, QByteArrayView authenticated,
                                               QByteArrayView plaintext);

} // namespace claimcheck::crypto
