#pragma once

#include "core/jose/key_set.h"

namespace claimcheck::jose {

/// A member of a JWK that Jwk has no place for, byte for byte.
struct OtherMember
{
    QByteArray name, json;
};

/// One key of a set, kept whether it can be used here or not (RFC 7517 §5 has readers ignore those that they
/// do not understand).
struct KeyEntry
{
    Jwk jwk; ///< its key is invalid where it cannot be used; kid, use, alg and key_ops stand all the same
    QByteArray kty;                     ///< as given
    std::optional<base::Error> problem; ///< why it cannot be used
    std::vector<OtherMember> others; ///< "x5u", "exp", "iat" …; may hold secrets of kinds that are not known
    base::SecretBytes source;        ///< the JSON of a key that cannot be used, which may be a private one
    qint64 madeAt = 0;               ///< NumericDate seconds; 0: not made here

    [[nodiscard]] bool isUsable() const { return jwk.key.isValid(); }
};

[[nodiscard]] KeyEntry entryOf(Jwk jwk);

struct KeyEntries
{
    std::vector<KeyEntry> keys;
    std::vector<base::Error>
        skipped; ///< what was no JWK: a damaged PEM block, the rest of a set that is too long
};

/// A file of keys may be this large, in bytes.
inline constexpr qsizetype maxKeyFileSize = 16 * 1024 * 1024;

/// As readKeys(), but keys of a JWK Set that cannot be used stay in their place, with what they say of
/// themselves. Codes: "keys-too-large" (more than maxKeyFileSize), and those of readKeys().
[[nodiscard]] base::Result<KeyEntries> readKeyEntries(QByteArrayView bytes, const QString &source,
                                                      const crypto::PassphraseSource &passphrase = {});

} // namespace claimcheck::jose
