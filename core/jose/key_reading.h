#pragma once

// Internal to core/jose: the readers behind readKeys(), one for each shape.
#include "core/jose/key_set.h"

namespace claimcheck::jose {

/// A file or a pasted text that should hold keys.
struct KeyText
{
    QByteArrayView bytes; ///< as given
    QByteArrayView text;  ///< without white space around it
    const QString &source;
    const crypto::PassphraseSource &passphrase;
};

/// A file with more keys is cut there, with an error in skipped.
inline constexpr std::size_t maxKeysOfASet = 2000;

/// Adds the key, or why there is none. False where the set is full.
bool addKey(KeySet &set, base::Result<Jwk> jwk);

/// A set without a usable key is an error, and with only one key given, that key's own.
[[nodiscard]] base::Result<KeySet> usable(KeySet set);

[[nodiscard]] base::Result<Jwk> jwkOfCertificate(base::Result<crypto::Certificate> certificate,
                                                 const QString &source);

/// PEM blocks, whatever stands between them. A certificate joins the key that it certifies.
[[nodiscard]] KeySet readPemKeys(QByteArrayView pem, const QString &source,
                                 const crypto::PassphraseSource &passphrase);

/// Whether bytes begin as DER or as a Java key store does.
[[nodiscard]] bool looksBinary(QByteArrayView bytes);
/// DER of a key or certificate, PKCS#12. Code of its own: "keys-java-store".
[[nodiscard]] base::Result<KeySet> readBinaryKeys(QByteArrayView bytes, const QString &source,
                                                  const crypto::PassphraseSource &passphrase);

/// A JWE whose content is a JWK or JWK Set (RFC 7517 §7), opened with the pass phrase as password or secret.
/// Codes: "key-needs-passphrase", "key-passphrase-wrong", "keys-other-kind" (its cty is another), and those
/// of decrypt.h.
[[nodiscard]] base::Result<KeySet> readEncryptedKeys(const KeyText &input);

} // namespace claimcheck::jose
