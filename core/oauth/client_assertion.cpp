#include "core/oauth/client_assertion.h"

#include "core/claims/typed.h"
#include "core/encoding/json.h"
#include "core/jose/algorithms.h"
#include "core/jose/jws.h"
#include "core/jose/sign.h"
#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype jtiLength = 22; ///< 132 bits

/// The usual one for each kind of key, where neither the key nor the server says.
constexpr QByteArrayView usual[] = {"ES256", "ES384", "ES512", "EdDSA", "RS256", "HS256"};

bool fits(QByteArrayView alg, const jose::Jwk &key)
{
    const jose::AlgorithmRow *row = jose::findAlgorithm(alg, jose::AlgorithmUse::Signature);
    return row && row->method.scheme != crypto::SignatureScheme::None && jose::keyFits(*row, key.key);
}

base::Error assertionError(QLatin1StringView code, const QString &message)
{
    return {code, message, -1, {base::Spec::Rfc7523, "3"}};
}

} // namespace

QByteArray assertionAlgorithm(const jose::Jwk &key, const std::optional<QStringList> &supported)
{
    if (!key.alg.isEmpty())
        return key.alg.toLatin1();
    for (const QString &offered : supported.value_or(QStringList())) {
        if (fits(offered.toLatin1(), key))
            return offered.toLatin1();
    }
    const auto *found = std::ranges::find_if(usual, [&key](QByteArrayView alg) { return fits(alg, key); });
    return found == std::end(usual) ? QByteArray() : found->toByteArray();
}

base::Result<QByteArray> makeClientAssertion(QByteArrayView clientId, const AssertionSigner &signer)
{
    const qint64 now = signer.clock->nowSeconds();
    encoding::JsonWriter claims;
    claims.beginObject();
    claims.member("iss"_L1, clientId);
    claims.member("sub"_L1, clientId);
    claims.member("aud"_L1, signer.audience);
    claims.member("jti"_L1, signer.random->urlSafeText(jtiLength));
    claims.member("iat"_L1, now);
    claims.member("exp"_L1, now + assertionLifetime);
    claims.endObject();
    return jose::signJwt(claims.take(), signer.key, "JWT", signer.alg);
}

base::Result<ClientAssertion> readClientAssertion(const QByteArray &text)
{
    const auto jws = jose::parseJws(text);
    const auto payload = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    if (!payload || !payload->root().isObject())
        return assertionError("assertion-unreadable"_L1,
                              Text::tr("The client assertion is not a signed JWT."));
    const encoding::JsonDocument &c = *payload;
    ClientAssertion assertion{
        c["iss"_L1].toUtf8(), c["sub"_L1].toUtf8(), claims::audience(c["aud"_L1]), {}, c["jti"_L1].toUtf8()};
    if (const claims::NumericDate date = claims::numericDate(c["exp"_L1]); date.isProper())
        assertion.expiresAt = date.seconds();
    return assertion;
}

base::Result<void> checkClientAssertion(const ClientAssertion &assertion, QByteArrayView clientId,
                                        const QStringList &audiences, qint64 now)
{
    if (assertion.issuer != clientId)
        return assertionError("assertion-issuer"_L1, Text::tr("The assertion's iss is not the client id."));
    if (assertion.subject != clientId)
        return assertionError("assertion-subject"_L1, Text::tr("The assertion's sub is not the client id."));
    if (std::ranges::none_of(assertion.audience,
                             [&](const QString &each) { return audiences.contains(each); }))
        return assertionError("assertion-audience"_L1,
                              Text::tr("The assertion's aud is missing or is not this server."));
    if (!assertion.expiresAt)
        return assertionError("assertion-expiry"_L1, Text::tr("The assertion has no exp."));
    if (now != 0 && *assertion.expiresAt <= now)
        return assertionError("assertion-expired"_L1, Text::tr("The assertion expired before it was sent."));
    return {};
}

} // namespace claimcheck::oauth
