#pragma once

#include "core/base/result.h"
#include "core/jose/jwk.h"

#include <optional>
#include <vector>

namespace claimcheck::provider {

/// One current key for each signing algorithm, and those that it replaced for as long as their tokens may
/// live.
class SigningKeys
{
public:
    /// New keys for RS256, ES256 and EdDSA; the current ones retire. keptUntil: seconds since 1970.
    /// Errors: "provider-keys".
    [[nodiscard]] base::Result<void> rotate(qint64 keptUntil);

    [[nodiscard]] const jose::Jwk *current(QByteArrayView alg) const;
    /// A JWK Set of the public keys, current ones first; retired ones whose time is over are left out.
    [[nodiscard]] QByteArray toJson(qint64 now) const;

private:
    struct Retired
    {
        jose::Jwk key;
        qint64 keptUntil;
    };
    std::vector<jose::Jwk> m_current;
    std::vector<Retired> m_retired;
    int m_generation = 0;
};

} // namespace claimcheck::provider
