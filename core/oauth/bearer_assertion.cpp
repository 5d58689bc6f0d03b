#include "core/oauth/bearer_assertion.h"

#include "core/encoding/json.h"
#include "core/jose/sign.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

base::Result<QByteArray> makeBearerAssertion(const BearerAssertion &assertion, const AssertionSigner &signer)
{
    const qint64 now = signer.clock->nowSeconds();
    encoding::JsonWriter claims;
    claims.beginObject();
    claims.member("iss"_L1, assertion.issuer);
    claims.member("sub"_L1, assertion.subject);
    claims.member("aud"_L1, assertion.audience);
    claims.member("jti"_L1, signer.random->urlSafeText(22)); // 132 bits
    claims.member("iat"_L1, now);
    claims.member("exp"_L1, now + bearerAssertionLifetime);
    claims.endObject();
    return jose::signJwt(claims.take(), signer.key, "JWT", signer.alg);
}

} // namespace claimcheck::oauth
