#pragma once

// Internal to core/jose: the sender's half of key management (RFC 7516 §5.1 steps 1 to 8).
#include "core/encoding/json.h"
#include "core/jose/algorithms.h"
#include "core/jose/jwk.h"

#include <functional>

namespace claimcheck::jose {

/// A content key and how its recipient gets it.
struct EncryptedKey
{
    base::SecretBytes contentKey;
    QByteArray encrypted;
    /// Members for the header: name and JSON text.
    std::vector<std::pair<QLatin1StringView, QByteArray>> members;
};

/// contentKey is given, or empty: then one is made, agreed or, with dir, is the key itself. parameter answers
/// a header parameter of the recipient. Codes: those of encrypt.h.
[[nodiscard]] base::Result<EncryptedKey>
encryptKey(const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &key,
           const base::SecretBytes &contentKey,
           const std::function<encoding::JsonValue(QLatin1StringView)> &parameter);

} // namespace claimcheck::jose
