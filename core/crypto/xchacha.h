#pragma once

#include "core/base/secret_bytes.h"

#include <optional>

namespace claimcheck::crypto {

/// draft-irtf-cfrg-xchacha §2.2: a subkey of 32 bytes from a key of 32 and a nonce of 16; empty for other
/// lengths. OpenSSL has no XChaCha20.
[[nodiscard]] base::SecretBytes hChaCha20(QByteArrayView key, QByteArrayView nonce);

/// AEAD_XChaCha20_Poly1305 (draft-irtf-cfrg-xchacha §2.3): a key of 32 bytes, a nonce of 24, sealed is the
/// ciphertext with its tag of 16. nullopt where a length or the tag does not fit.
[[nodiscard]] std::optional<QByteArray> openXChaCha20Poly1305(QByteArrayView key, QByteArrayView nonce,
                                                              QByteArrayView additional,
                                                              QByteArrayView sealed);

} // namespace claimcheck::crypto
