#pragma once

#include "core/jose/jwk.h"

#include <span>

namespace claimcheck::jose {

/// A compact JWE. The header's "alg" and "enc" decide how it is encrypted; it is used with its members as
/// they are and those added that the algorithm makes (epk; iv and tag; p2s and, where absent, p2c). "zip":
/// "DEF" is followed. The key's public half is enough for RSA and ECDH-ES. Codes: "jwe-header" (not an
/// object, or a member that is made here is in it), "algorithm-unknown", "enc-unknown", "zip-unknown",
/// "algorithm-key-mismatch", "key-length", "key-too-short", "apu-invalid", "apv-invalid", "p2c-invalid" (not
/// 1 … 10,000,000).
[[nodiscard]] base::Result<QByteArray> encryptCompact(QByteArrayView headerJson, QByteArrayView plaintext,
                                                      const Jwk &key);

/// A recipient of a JWE in JSON: its own unprotected header, with what that says of "alg", and its key.
struct EncryptionRecipient
{
    QByteArray headerJson; ///< empty or an object
    Jwk key;
};

/// The general JSON serialization. enc, and zip where wanted, are in the protected header; alg there or in
/// each recipient's. aad may be empty. Codes as above, and "algorithm-not-shared": dir and ECDH-ES have one
/// recipient only.
[[nodiscard]] base::Result<QByteArray> encryptJson(QByteArrayView protectedJson,
                                                   std::span<const EncryptionRecipient> recipients,
                                                   QByteArrayView plaintext, QByteArrayView aad = {});

} // namespace claimcheck::jose
