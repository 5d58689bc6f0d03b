#include "core/jose/ephemeral_key.h"

#include "core/crypto/key_agreement.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

/// The key of an epk that is as it should be: just its members, on our curve. Reading any JWK takes five
/// times as long, and each token has a new one.
std::optional<crypto::Key> plainKey(const encoding::JsonValue &epk, const crypto::Key &own)
{
    const crypto::CurveRow &row = crypto::curveRow(own.curve());
    const bool ec = row.kind == crypto::KeyKind::Ec;
    if (epk.size() != (ec ? 4 : 3) || !epk["kty"_L1].equals(ec ? "EC" : "OKP") ||
        !epk["crv"_L1].equals(row.joseName))
        return std::nullopt;
    const auto x = encoding::decodeBase64Url(epk["x"_L1].toUtf8());
    const auto y = encoding::decodeBase64Url(epk["y"_L1].toUtf8());
    if (!x || !y || x->size() != row.coordinateBytes)
        return std::nullopt;
    const auto key = crypto::publicKeyLike(own, *x + *y);
    return key ? std::optional(*key) : std::nullopt;
}

} // namespace

base::Result<crypto::Key> ephemeralKey(const encoding::JsonValue &epk, const Jwk &own)
{
    if (const auto plain = plainKey(epk, own.key))
        return *plain;
    const auto jwk = readJwk(epk);
    if (!jwk)
        return base::Error{"epk-invalid"_L1,
                           Text::tr("The ephemeral key (epk) cannot be used: %1").arg(jwk.error().message),
                           -1,
                           {Spec::Rfc7518, "4.6.1.1"}};
    if (jwk->key.curve() != own.key.curve())
        return base::Error{
            "epk-curve"_L1,
            Text::tr("The ephemeral key is %1, but yours is %2.").arg(jwk->description(), own.description()),
            -1,
            {Spec::Rfc7518, "4.6.1.1"}};
    return jwk->key;
}

} // namespace claimcheck::jose
