#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"

namespace claimcheck::crypto {

/// AES key wrap (RFC 3394) with a key of 16, 24 or 32 bytes. Codes: "key-length"; "key-wrap-length" (what is
/// wrapped is not a multiple of 8 bytes, at least 16).
[[nodiscard]] base::Result<QByteArray> wrapKey(QByteArrayView wrappingKey, QByteArrayView key);

/// Codes: "key-length"; "key-wrap-length" (not a multiple of 8 bytes, at least 24), "wrong-key" (RFC 3394
/// §2.2.3: the integrity check fails).
[[nodiscard]] base::Result<base::SecretBytes> unwrapKey(QByteArrayView wrappingKey, QByteArrayView wrapped);

} // namespace claimcheck::crypto
