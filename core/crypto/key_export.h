#pragma once

// Internal to core/crypto: reading parameters of an EVP_PKEY back.
#include "core/base/secret_bytes.h"
#include "core/crypto/openssl_handles.h"

#include <QByteArray>

namespace claimcheck::crypto {

/// A number as unsigned big-endian bytes, padded on the left to width; empty if the key has no such number.
[[nodiscard]] QByteArray exportNumber(const EVP_PKEY *pkey, const char *name, int width = 0);
[[nodiscard]] base::SecretBytes exportSecretNumber(const EVP_PKEY *pkey, const char *name, int width = 0);
/// An octet string; empty if the key has none.
[[nodiscard]] QByteArray exportOctets(const EVP_PKEY *pkey, const char *name);

} // namespace claimcheck::crypto
