#include "core/encoding/base64url.h"
#include "core/jose/text.h"
#include "core/jose/verify.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;

namespace {

/// The first certificate of x5c holds the key (RFC 7515 §4.1.6).
base::Result<Jwk> firstCertificate(const encoding::JsonValue &x5c, const QString &source)
{
    const auto der = encoding::decodeBase64(x5c.at(0).toUtf8(), encoding::WhiteSpace::Skip);
    if (!der)
        return der.error();
    auto certificate = crypto::Certificate::fromDer(*der);
    if (!certificate)
        return certificate.error();
    Jwk jwk = makeJwk(certificate->key(), source);
    jwk.certificates.push_back(std::move(certificate).value());
    return jwk;
}

} // namespace

KeySet embeddedKeys(const JwsSignature &signature)
{
    const QString source = Text::tr("the token itself");
    KeySet set;
    const auto add = [&set](base::Result<Jwk> jwk) {
        if (!jwk)
            set.skipped.push_back(jwk.error());
        else if (jwk->key.isValid() && jwk->key.kind() != crypto::KeyKind::Secret)
            set.keys.push_back(std::move(jwk).value());
    };
    if (const auto jwk = signature.parameter("jwk"_L1); !jwk.isAbsent())
        add(readJwk(jwk, source));
    if (const auto x5c = signature.parameter("x5c"_L1); x5c.size() > 0)
        add(firstCertificate(x5c, source));
    return set;
}

} // namespace claimcheck::jose
