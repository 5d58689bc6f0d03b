#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/crypto/curve.h"

#include <memory>

namespace claimcheck::crypto {

struct KeyData;

/// A key, immutable and cheap to copy: copies share one OpenSSL handle, which any number of threads may use
/// to verify.
class Key
{
public:
    Key();
    explicit Key(std::shared_ptr<const KeyData> data);

    [[nodiscard]] bool isValid() const { return m_data != nullptr; }
    [[nodiscard]] KeyKind kind() const;
    [[nodiscard]] Curve curve() const;
    /// Of the modulus (RSA), the field (EC), the secret (oct), the public key (ML-DSA).
    [[nodiscard]] int bits() const;
    /// True for secrets too.
    [[nodiscard]] bool hasPrivate() const;
    /// The same key without its private half; an invalid Key for secrets.
    [[nodiscard]] Key publicPart() const;
    /// The bytes of a key of kind Secret; empty for others.
    [[nodiscard]] QByteArrayView secret() const;
    /// For the files of core/crypto only.
    [[nodiscard]] const KeyData *data() const { return m_data.get(); }

private:
    std::shared_ptr<const KeyData> m_data;
};

[[nodiscard]] Key makeSecretKey(base::SecretBytes bytes);

} // namespace claimcheck::crypto
