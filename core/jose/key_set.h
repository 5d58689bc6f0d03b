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

/// What text is: JWK, JWK Set ("keys"), PEM (one block or many), DER, certificate; tried in this order by
/// shape. Codes: "keys-unrecognized", "keys-none-usable", "key-needs-passphrase", and JSON's own.
[[nodiscard]] base::Result<KeySet> readKeys(QByteArrayView text, const QString &source,
                                            const crypto::PassphraseSource &passphrase = {});

/// A value that is a JWK Set or a JWK. Codes as readKeys.
[[nodiscard]] base::Result<KeySet> readKeySet(const encoding::JsonValue &value, const QString &source);

} // namespace claimcheck::jose
