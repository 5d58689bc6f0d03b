#pragma once

#include "core/base/result.h"
#include "core/crypto/digest.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// RSAES-OAEP with that digest, MGF1 with the same, no label (RFC 8017 §7.1). Codes: "key-kind",
/// "key-too-short".
[[nodiscard]] base::Result<QByteArray> encryptOaep(Digest digest, const Key &key, QByteArrayView message);
/// Codes: "key-kind", "key-not-private", "encrypted-key-length" (not as long as the modulus), "wrong-key".
[[nodiscard]] base::Result<base::SecretBytes> decryptOaep(Digest digest, const Key &key,
                                                          QByteArrayView encrypted);

/// RSAES-PKCS1-v1_5 (RFC 8017 §7.2). Codes: "key-kind", "key-too-short".
[[nodiscard]] base::Result<QByteArray> encryptPkcs1(const Key &key, QByteArrayView message);

/// The content key of that many bytes in an RSAES-PKCS1-v1_5 message. Where its padding or its length is
/// wrong the answer is random, made in the same time: whoever asks must not learn which (RFC 7516 §11.5).
/// Codes, none of which tells about the padding: "key-kind", "key-not-private", "key-too-short",
/// "encrypted-key-length" (of another length than the modulus).
[[nodiscard]] base::Result<base::SecretBytes> decryptPkcs1Key(const Key &key, QByteArrayView encrypted,
                                                              qsizetype keyBytes);

} // namespace claimcheck::crypto
