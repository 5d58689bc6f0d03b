#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/crypto/digest.h"
#include "core/crypto/key.h"

namespace claimcheck::crypto {

/// Kind and curve can agree on keys: P-256, P-384, P-521, X25519, X448.
[[nodiscard]] bool canAgree(const Key &key);

/// A public key on the curve of another key: x and y one after the other, or the u of RFC 7748 §5. Far
/// quicker than keyFromComponents(), with the same check that the point is on the curve. Codes: "key-kind",
/// "key-length", "key-not-on-curve".
[[nodiscard]] base::Result<Key> publicKeyLike(const Key &key, QByteArrayView point);

/// The shared secret Z: the x coordinate (SP 800-56A §5.7.1.2), or the u of RFC 7748 §6. The public key is on
/// its curve, which reading it has checked. Codes: "key-kind", "key-not-private", "key-curve" (two curves),
/// "shared-secret-zero" (RFC 7748 §6: a point of small order).
[[nodiscard]] base::Result<base::SecretBytes> agree(const Key &privateKey, const Key &publicKey);

/// The one-step KDF of SP 800-56A §5.8.1 (RFC 7518 §4.6.2).
[[nodiscard]] base::SecretBytes concatKdf(Digest digest, QByteArrayView sharedSecret,
                                          QByteArrayView otherInfo, qsizetype bytes);

/// PBKDF2 with HMAC (RFC 8018 §5.2). iterations is at least 1; the caller has limited it.
[[nodiscard]] base::SecretBytes pbkdf2(Digest digest, QByteArrayView password, QByteArrayView salt,
                                       int iterations, qsizetype bytes);

} // namespace claimcheck::crypto
