#include "core/oauth/request_object.h"

#include "core/encoding/json.h"
#include "core/jose/encrypt.h"
#include "core/jose/sign.h"
#include "core/oauth/text.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::FormPair;
using encoding::FormPairs;

namespace {

constexpr qsizetype requestIdLength = 22; ///< 132 bits

/// Parameters whose value is JSON, or a number.
bool isJsonParameter(const FormPair &pair)
{
    constexpr QByteArrayView names[] = {"authorization_details", "claims", "max_age"};
    return std::ranges::find(names, QByteArrayView(pair.name)) != std::end(names) &&
           encoding::JsonDocument::parse(pair.value).ok();
}

void writeClaim(encoding::JsonWriter &claims, const FormPairs &parameters, const FormPair &pair)
{
    const auto sameName = [&pair](const FormPair &other) { return other.name == pair.name; };
    if (isJsonParameter(pair))
        return claims.memberRaw(pair.name, pair.value);
    if (std::ranges::count_if(parameters, sameName) == 1)
        return claims.member(pair.name, pair.value);
    claims.key(pair.name);
    claims.beginArray();
    for (const FormPair &each : parameters) {
        if (sameName(each))
            claims.value(each.value);
    }
    claims.endArray();
}

/// The key agreement or transport that goes with a public key; empty: none.
QByteArray encryptionAlgorithmOf(const jose::Jwk &key)
{
    if (!key.alg.isEmpty())
        return key.alg.toLatin1();
    if (key.kty() == "RSA")
        return "RSA-OAEP-256";
    return key.kty() == "EC" ? "ECDH-ES+A128KW" : "";
}

} // namespace

base::Result<QByteArray> makeRequestObject(const FormPairs &parameters, QByteArrayView clientId,
                                           const AssertionSigner &signer)
{
    const qint64 now = signer.clock->nowSeconds();
    encoding::JsonWriter claims;
    claims.beginObject();
    claims.member("iss"_L1, clientId);
    claims.member("aud"_L1, signer.audience);
    claims.member("jti"_L1, signer.random->urlSafeText(requestIdLength));
    claims.member("iat"_L1, now);
    claims.member("nbf"_L1, now);
    claims.member("exp"_L1, now + requestObjectLifetime);
    for (auto pair = parameters.begin(); pair != parameters.end(); ++pair) {
        const auto sameName = [&pair](const FormPair &other) { return other.name == pair->name; };
        if (std::find_if(parameters.begin(), pair, sameName) == pair)
            writeClaim(claims, parameters, *pair);
    }
    claims.endObject();
    return jose::signJwt(claims.take(), signer.key, "oauth-authz-req+jwt", signer.alg);
}

base::Result<QByteArray> encryptRequestObject(const QByteArray &requestObject,
                                              const std::vector<jose::Jwk> &serverKeys)
{
    const auto key = std::ranges::find_if(serverKeys, [](const jose::Jwk &each) {
        return each.use == "enc"_L1 && !encryptionAlgorithmOf(each).isEmpty();
    });
    if (key == serverKeys.end())
        return base::Error{"server-key-missing"_L1,
                           Text::tr("The server publishes no key to encrypt the request object for."),
                           -1,
                           {base::Spec::Rfc9101, "6.1"}};
    encoding::JsonWriter header;
    header.beginObject();
    header.member("alg"_L1, encryptionAlgorithmOf(*key));
    header.member("enc"_L1, "A128CBC-HS256"_L1);
    header.member("cty"_L1, "oauth-authz-req+jwt"_L1);
    if (!key->kid.isEmpty())
        header.member("kid"_L1, key->kid);
    header.endObject();
    return jose::encryptCompact(header.take(), requestObject, *key);
}

FormPairs besideRequestObject(const FormPairs &parameters)
{
    const QByteArrayList scope = encoding::firstValue(parameters, "scope").value_or(QByteArray()).split(' ');
    FormPairs beside;
    for (const FormPair &pair : parameters) {
        const bool forOpenId = pair.name == "response_type" || pair.name == "scope";
        if (pair.name == "client_id" || (forOpenId && scope.contains("openid")))
            beside.push_back(pair);
    }
    return beside;
}

} // namespace claimcheck::oauth
