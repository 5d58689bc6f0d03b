#include "core/compare/local_validator.h"

#include "core/claims/typed.h"
#include "core/compare/text.h"
#include "core/jose/verify.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

base::Error refusal(QLatin1StringView code, const QString &why, const char *section)
{
    return {code, why, -1, {base::Spec::Rfc9068, section}};
}

/// RFC 9068 §4: "at+jwt" or "application/at+jwt", without regard to case.
bool saysAccessToken(const encoding::JsonDocument &header)
{
    QString typ = header["typ"_L1].toString().toLower();
    if (typ.startsWith("application/"_L1))
        typ = typ.mid(12);
    return typ == "at+jwt"_L1;
}

std::optional<base::Error> refuseTimes(const encoding::JsonDocument &claims, qint64 now)
{
    const claims::NumericDate expiry = claims::numericDate(claims["exp"_L1]);
    if (!expiry.isProper() || expiry.seconds() <= now)
        return refusal("token-expired"_L1, Text::tr("The token is expired, or says no time of expiry."), "4");
    const claims::NumericDate begin = claims::numericDate(claims["nbf"_L1]);
    if (begin.isProper() && begin.seconds() > now)
        return refusal("token-not-yet-valid"_L1, Text::tr("The token is not valid yet."), "4");
    return std::nullopt;
}

std::optional<base::Error> refuseClaims(const encoding::JsonDocument &claims, const ExpectedToken &expected,
                                        qint64 now)
{
    if (claims["iss"_L1].toString() != expected.issuer)
        return refusal("token-issuer"_L1, Text::tr("The token is from another issuer."), "4");
    if (!claims::audience(claims["aud"_L1]).contains(expected.audience))
        return refusal("token-audience"_L1, Text::tr("The token is for another audience."), "4");
    return refuseTimes(claims, now);
}

} // namespace

LocalValidator::LocalValidator(ExpectedToken expected, jose::KeySet keys)
    : m_expected(std::move(expected)), m_keys(std::move(keys))
{
}

base::Result<encoding::JsonDocument> LocalValidator::validate(const QByteArray &token, qint64 now) const
{
    const base::Result<jose::ParsedJws> jws = jose::parseJws(token);
    if (!jws)
        return refusal("token-not-jws"_L1, Text::tr("The token is no signed JWT."), "4");
    const jose::JwsSignature &signature = jws->signatures.front();
    if (m_expected.typ == TypRule::AccessToken && !saysAccessToken(signature.header))
        return refusal("token-type"_L1, Text::tr("The header does not say that this is an access token."),
                       "4");
    const auto named = [&](const jose::Jwk &key) { return key.kid.toUtf8() == signature.kid; };
    if (!signature.kid.isEmpty() && std::ranges::none_of(m_keys.keys, named))
        return refusal("token-key-unknown"_L1, Text::tr("No known key has the token's kid."), "4");
    if (!jose::VerifiedJws::verify(*jws, m_keys))
        return refusal("token-signature"_L1, Text::tr("No known key verifies the token's signature."), "4");
    auto claims = encoding::JsonDocument::parse(jws->payload);
    if (!claims)
        return claims.error();
    if (const auto refused = refuseClaims(*claims, m_expected, now))
        return *refused;
    return claims;
}

} // namespace claimcheck::compare
