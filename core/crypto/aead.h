#pragma once

#include "core/base/result.h"
#include "core/crypto/digest.h"

namespace claimcheck::crypto {

/// AES-GCM (NIST SP 800-38D), or AES-CBC with HMAC (RFC 7518 §5.2) where there is a digest. Sizes are bytes;
/// the key of CBC-HMAC is MAC key and AES key in halves.
struct AeadMethod
{
    Digest digest = Digest::None;
    int keyBytes = 0, ivBytes = 0, tagBytes = 0;
};

struct Sealed
{
    QByteArray ciphertext, tag;
};

/// The plaintext. The tag is compared in constant time, before anything is decrypted or, with AES-GCM, before
/// anything is answered. Codes: "key-length", "iv-length", "tag-length", "wrong-tag".
[[nodiscard]] base::Result<QByteArray> openSealed(const AeadMethod &method, QByteArrayView key,
                                                  QByteArrayView iv, QByteArrayView authenticated,
                                                  QByteArrayView ciphertext, QByteArrayView tag);

/// Codes: "key-length", "iv-length". An iv must never be used twice with a key.
[[nodiscard]] base::Result<Sealed> seal(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                                        QByteArrayView authenticated, QByteArrayView plaintext);

} // namespace claimcheck::crypto
