#pragma once

#include "core/crypto/key_file.h"
#include "core/jose/jwk.h"

namespace claimcheck::jose {

struct KeySet
{
    std::vector<Jwk> keys;
    std::vector<base::Error>
        skipped; ///< keys that could not be used, with why (RFC 7517 §5: ignored, not refused)

    [[nodiscard]] bool isEmpty() const { return keys.empty(); }
    /// Appends the keys and the skipped ones of another.
    void add(KeySet other);
    /// {"keys":[…]} with the public parts; secrets are left out.
    [[nodiscard]] QByteArray toJson() const;
};

/// Keys in whatever form they are given, recognised by their shape: JWK, JWK Set, a JWE of one (RFC 7517 §7),
/// PEM (one block or many; keys plain or encrypted, certificates, OpenSSH), DER of the same, PKCS#12, base64
/// of these, lines of OpenSSH public keys. The pass phrase is asked for once for each thing that is
/// encrypted. Codes: "keys-unrecognized"; "keys-other-kind" (recognised, and no key: a token, a certificate
/// request, an HTML page …), "keys-java-store"; "keys-none-usable"; "key-needs-passphrase",
/// "key-passphrase-wrong"; a single key's own; and JSON's own. In skipped also "keys-too-many" (a set of more
/// than 2,000 keys is cut).
[[nodiscard]] base::Result<KeySet> readKeys(QByteArrayView text, const QString &source,
                                            const crypto::PassphraseSource &passphrase = {});

/// A value that is a JWK Set or a JWK. Codes as readKeys.
[[nodiscard]] base::Result<KeySet> readKeySet(const encoding::JsonValue &value, const QString &source);

} // namespace claimcheck::jose
