#include "core/oauth/signed_response.h"

#include "core/claims/typed.h"
#include "core/encoding/json.h"
#include "core/jose/decrypt.h"
#include "core/jose/verify.h"
#include "core/oauth/text.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

base::Error responseError(QLatin1StringView code, const QString &message)
{
    return {code, message, -1, {base::Spec::Jarm, "2.4"}};
}

base::Result<QByteArray> decrypted(const QByteArray &text, const SignedResponseExpectations &expected)
{
    if (text.count('.') != 4)
        return text;
    const auto jwe = jose::parseJwe(text);
    if (!jwe)
        return responseError("response-jwt-unreadable"_L1, jwe.error().message);
    const jose::Decryption opened = jose::decrypt(*jwe, expected.clientKeys);
    if (opened.overall.status != jose::DecryptionStatus::Decrypted)
        return responseError("response-jwt-encrypted"_L1,
                             Text::tr("The response is encrypted, and no key of the client decrypts it."));
    return opened.plaintext;
}

base::Result<void> checkClaims(const encoding::JsonDocument &claims,
                               const SignedResponseExpectations &expected)
{
    if (claims["iss"_L1].toString() != expected.issuer)
        return responseError("response-jwt-issuer"_L1,
                             Text::tr("The signed response is from another issuer."));
    if (!claims::audience(claims["aud"_L1]).contains(expected.clientId))
        return responseError("response-jwt-audience"_L1,
                             Text::tr("The signed response is for another client."));
    const claims::NumericDate exp = claims::numericDate(claims["exp"_L1]);
    if (!exp.isKnown() || exp.seconds() <= expected.now)
        return responseError("response-jwt-expired"_L1,
                             Text::tr("The signed response is expired, or does not say when it expires."));
    return {};
}

} // namespace

base::Result<encoding::FormPairs> openSignedResponse(const QByteArray &response,
                                                     const SignedResponseExpectations &expected)
{
    const auto text = decrypted(response, expected);
    if (!text)
        return text.error();
    const auto jws = jose::parseJws(*text);
    const auto payload = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    if (!payload || !payload->root().isObject())
        return responseError("response-jwt-unreadable"_L1,
                             Text::tr("The parameter response is not a signed JWT."));
    if (!jose::VerifiedJws::verify(*jws, expected.issuerKeys))
        return responseError("response-jwt-signature"_L1,
                             Text::tr("The signature of the response is not one of the issuer's."));
    if (const auto checked = checkClaims(*payload, expected); !checked)
        return checked.error();
    encoding::FormPairs pairs;
    for (const encoding::JsonMember member : payload->root().members()) {
        const QByteArray name = member.nameUtf8();
        if (name == "aud" || name == "exp" || name == "iat")
            continue;
        const encoding::JsonValue value = member.value();
        pairs.push_back({name, value.isString() ? value.toUtf8() : value.raw().toByteArray()});
    }
    return pairs;
}

} // namespace claimcheck::oauth
