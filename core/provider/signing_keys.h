#pragma once

#include "core/jose/jwk.h"

#include <future>
#include <vector>

namespace claimcheck::provider {

/// One current key for each signing algorithm, and those that it replaced for as long as their tokens may
/// live.
class SigningKeys
{
public:
    /// New keys for RS256, ES256 and EdDSA, made beside the event loop (RSA takes a tenth of a second and
    /// more); the current ones retire. keptUntil: seconds since 1970. An algorithm that this OpenSSL lacks
    /// gets no key.
    void rotate(qint64 keptUntil);

    /// Waits for keys that are still being made. nullptr: there is none.
    [[nodiscard]] const jose::Jwk *current(QByteArrayView alg);
    /// What clients encrypt request objects for (RFC 9101 §6.1); nullptr: there is none.
    [[nodiscard]] const jose::Jwk *encryptionKey();
    /// A JWK Set of the public keys, current ones first; retired ones whose time is over are left out.
    [[nodiscard]] QByteArray toJson(qint64 now);

private:
    struct Retired
    {
        jose::Jwk key;
        qint64 keptUntil;
    };
    void takeFreshKeys();

    std::future<std::vector<jose::Jwk>> m_fresh;
    std::vector<jose::Jwk> m_current;
    std::vector<Retired> m_retired;
    int m_generation = 0;
};

} // namespace claimcheck::provider
