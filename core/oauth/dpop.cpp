#include "core/oauth/dpop.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/http/www_authenticate.h"
#include "core/jose/sign.h"

#include <QUrl>

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype jtiLength = 22; ///< 132 bits; RFC 9449 §4.2 asks for 96 at least

/// What keys are made for, the one that every server takes and that is quickest to make first.
constexpr QByteArrayView proofAlgorithms[] = {"ES256", "ES384", "ES512", "EdDSA", "PS256", "RS256"};

QByteArray proofHeader(const jose::Jwk &key)
{
    jose::Jwk bare; // kid, use and alg are nobody's business here
    bare.key = key.key;
    encoding::JsonWriter header;
    header.beginObject();
    header.member("typ"_L1, "dpop+jwt");
    header.member("alg"_L1, key.alg);
    header.memberRaw("jwk", bare.toJson(jose::JwkPart::Public));
    header.endObject();
    return header.take();
}

} // namespace

DpopTarget dpopTarget(const http::Request &request, const QByteArray &nonce)
{
    DpopTarget target{request.method, request.url, {}, nonce};
    const QByteArray authorization = request.headers.value("Authorization");
    const qsizetype space = authorization.indexOf(' ');
    const QByteArray scheme = authorization.left(std::max<qsizetype>(0, space)).toLower();
    if (scheme == "dpop" || scheme == "bearer")
        target.accessToken = authorization.sliced(space + 1).trimmed();
    return target;
}

base::Result<jose::Jwk> makeProofKey(const std::optional<QStringList> &supported)
{
    const auto *alg = std::ranges::find_if(proofAlgorithms, [&supported](QByteArrayView each) {
        return !supported || supported->contains(QLatin1StringView(each));
    });
    return jose::generateJwk(alg == std::end(proofAlgorithms) ? proofAlgorithms[0] : *alg);
}

base::Result<QByteArray> makeDpopProof(const DpopTarget &target, const jose::Jwk &key, qint64 now,
                                       base::Random &random)
{
    encoding::JsonWriter claims;
    claims.beginObject();
    claims.member("jti"_L1, random.urlSafeText(jtiLength));
    claims.member("htm"_L1, target.method);
    claims.member("htu"_L1, proofUrl(target.url));
    claims.member("iat"_L1, now);
    if (!target.accessToken.isEmpty())
        claims.member("ath"_L1, accessTokenHash(target.accessToken));
    if (!target.nonce.isEmpty())
        claims.member("nonce"_L1, target.nonce);
    claims.endObject();
    return jose::signCompact(proofHeader(key), claims.take(), key);
}

QByteArray accessTokenHash(QByteArrayView accessToken)
{
    return encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, accessToken));
}

QByteArray proofUrl(const QByteArray &url)
{
    QUrl bare =
        QUrl::fromEncoded(url).adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo);
    if (bare.path().isEmpty())
        bare.setPath(u"/"_s);
    return bare.toEncoded();
}

bool isDpopNonce(QByteArrayView nonce)
{
    return !nonce.isEmpty() &&
           std::ranges::all_of(nonce, [](char c) { return c > 0x20 && c < 0x7f && c != '"' && c != '\\'; });
}

bool demandsNonce(const http::Response &response)
{
    if (response.status == 401) {
        const auto challenges = http::readChallenges(response.headers);
        return std::ranges::any_of(challenges, [](const http::Challenge &each) {
            return each.is("DPoP") && each.value("error") == "use_dpop_nonce";
        });
    }
    const auto body = encoding::JsonDocument::parse(response.body);
    return response.status == 400 && body.ok() && (*body)["error"_L1].toString() == "use_dpop_nonce"_L1;
}

} // namespace claimcheck::oauth
