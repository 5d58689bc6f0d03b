#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/jose/jwk.h"
#include "core/oauth/profile.h"

#include <QStringList>

#include <optional>

namespace claimcheck::oauth {

/// The value of client_assertion_type, RFC 7523 §2.2.
inline constexpr QByteArrayView jwtBearerAssertion = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// With what a client signs its assertions (client_secret_jwt, private_key_jwt). clock and random are not
/// owned.
struct AssertionSigner
{
    jose::Jwk key;       ///< the private key; the client secret's bytes for client_secret_jwt
    QByteArray alg;      ///< see assertionAlgorithm
    QByteArray audience; ///< the server's issuer identifier; its token endpoint where no issuer is known
    const base::Clock *clock = nullptr;
    base::Random *random = nullptr;
};

/// The key's own alg; else the first that the server takes (token_endpoint_auth_signing_alg_values_supported)
/// and the key fits; else the usual one for such a key. Empty: there is none.
[[nodiscard]] QByteArray assertionAlgorithm(const jose::Jwk &key,
                                            const std::optional<QStringList> &supported);

/// A fresh assertion, RFC 7523 §3 and OpenID Connect Core 1.0 §9: iss and sub the client, aud, jti, iat, exp
/// after assertionLifetime. Errors: those of jose::signCompact.
[[nodiscard]] base::Result<QByteArray> makeClientAssertion(QByteArrayView clientId,
                                                           const AssertionSigner &signer);

inline constexpr qint64 assertionLifetime = 60; ///< seconds

/// The claims of an assertion that was read; its signature is not looked at.
struct ClientAssertion
{
    QByteArray issuer;
    QByteArray subject;
    QStringList audience;
    std::optional<qint64> expiresAt; ///< NumericDate
    QByteArray jti;                  ///< empty where there is none
};

/// Errors: "assertion-unreadable" (no JWS of a JSON object).
[[nodiscard]] base::Result<ClientAssertion> readClientAssertion(const QByteArray &text);

/// RFC 7523 §3 items 1 to 4. audiences: any of them will do. now: NumericDate; 0: the time is not compared.
/// Errors: "assertion-issuer", "assertion-subject", "assertion-audience", "assertion-expiry" (missing),
/// "assertion-expired".
[[nodiscard]] base::Result<void> checkClientAssertion(const ClientAssertion &assertion,
                                                      QByteArrayView clientId, const QStringList &audiences,
                                                      qint64 now);

} // namespace claimcheck::oauth
