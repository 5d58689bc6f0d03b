#pragma once

#include "core/crypto/key.h"

#include <QByteArray>

namespace claimcheck::crypto {

// Numbers are unsigned, big-endian bytes, as in JWK. Empty private members mean a public key.

struct RsaComponents
{
    QByteArray n, e;
    base::SecretBytes d, p, q, dp, dq, qi; ///< d alone is enough; p … qi all or none (RFC 7518 §6.3.2)
};

struct EcComponents
{
    Curve curve = Curve::None;
    QByteArray x, y; ///< coordinateBytes each
    base::SecretBytes d;
};

/// Ed25519, Ed448, X25519, X448: x is the public key. ML-DSA: x is the public key, d the 32-byte seed.
struct RawComponents
{
    Curve curve = Curve::None;
    QByteArray x;
    base::SecretBytes d;
};

/// Codes: "key-rsa-size" (below 512 or above 16384 bits), "key-rsa-exponent", "key-members-missing",
/// "key-invalid".
[[nodiscard]] base::Result<Key> keyFromComponents(const RsaComponents &components);
/// Codes: "key-length", "key-not-on-curve", "key-halves-differ" (d does not belong to x, y),
/// "key-members-missing".
[[nodiscard]] base::Result<Key> keyFromComponents(const EcComponents &components);
/// Codes: "key-length", "key-halves-differ", "not-supported-by-openssl" (ML-DSA before OpenSSL 3.5),
/// "key-invalid".
[[nodiscard]] base::Result<Key> keyFromComponents(const RawComponents &components);

/// The components of a key of that kind, private ones only where the key has them. Code: "key-kind",
/// "key-not-exportable".
[[nodiscard]] base::Result<RsaComponents> rsaComponents(const Key &key);
[[nodiscard]] base::Result<EcComponents> ecComponents(const Key &key);
[[nodiscard]] base::Result<RawComponents> rawComponents(const Key &key);

} // namespace claimcheck::crypto
