#include "core/oauth/dpop_proof.h"

#include "core/claims/typed.h"
#include "core/encoding/json.h"
#include "core/jose/algorithms.h"
#include "core/jose/verify.h"
#include "core/oauth/text.h"

#include <QUrl>

#include <algorithm>
#include <cstdlib>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonDocument;

namespace {

base::Error proofError(QLatin1StringView code, const QString &message, const char *section)
{
    return {code, message, -1, {base::Spec::Rfc9449, section}};
}

base::Result<jose::Jwk> keyOf(const JsonDocument &header)
{
    const encoding::JsonValue jwk = header["jwk"_L1];
    auto key = jose::readJwk(jwk, Text::tr("the proof itself"));
    if (!key)
        return proofError("proof-key"_L1, Text::tr("The proof's jwk is missing or no public key."), "4.2");
    if (key->key.hasPrivate())
        return proofError("proof-key"_L1, Text::tr("The proof's jwk has the private key in it."), "4.3");
    return key;
}

base::Result<void> checkHeader(const JsonDocument &header)
{
    if (header["typ"_L1].toString().toLower() != "dpop+jwt"_L1)
        return proofError("proof-type"_L1, Text::tr("The proof's typ is not dpop+jwt."), "4.2");
    const jose::AlgorithmRow *row =
        jose::findAlgorithm(header["alg"_L1].toUtf8(), jose::AlgorithmUse::Signature);
    if (!row || row->method.scheme == crypto::SignatureScheme::None ||
        row->method.scheme == crypto::SignatureScheme::Hmac)
        return proofError("proof-alg"_L1,
                          Text::tr("The proof's alg must be an asymmetric signature, not \u201c%1\u201d.")
                              .arg(header["alg"_L1].toString()),
                          "4.2");
    return {};
}

base::Result<void> checkClaims(const JsonDocument &payload)
{
    QStringList missing;
    for (QLatin1StringView name : {"jti"_L1, "htm"_L1, "htu"_L1}) {
        if (payload[name].toString().isEmpty())
            missing += name;
    }
    if (!claims::numericDate(payload["iat"_L1]).isProper())
        missing += u"iat"_s;
    return missing.isEmpty() ? base::Result<void>()
                             : proofError("proof-claim"_L1,
                                          Text::tr("The proof lacks %1.").arg(missing.join(u", "_s)), "4.2");
}

} // namespace

base::Result<DpopProof> readUnverifiedProof(const QByteArray &text)
{
    const auto jws = jose::parseJws(text);
    const auto payload = jws ? JsonDocument::parse(jws->payload) : jws.error();
    if (!payload || !payload->root().isObject())
        return proofError("proof-unreadable"_L1, Text::tr("The proof is not a signed JWT."), "4.3");
    const JsonDocument &header = jws->signatures.front().header;
    if (const auto right = checkHeader(header); !right)
        return right.error();
    auto key = keyOf(header);
    if (!key)
        return key.error();
    if (const auto complete = checkClaims(*payload); !complete)
        return complete.error();
    const JsonDocument &c = *payload;
    return DpopProof{*std::move(key),
                     c["jti"_L1].toUtf8(),
                     c["htm"_L1].toUtf8(),
                     c["htu"_L1].toUtf8(),
                     claims::numericDate(c["iat"_L1]).seconds(),
                     c["ath"_L1].toUtf8(),
                     c["nonce"_L1].toUtf8()};
}

base::Result<DpopProof> readDpopProof(const QByteArray &text)
{
    auto proof = readUnverifiedProof(text);
    if (!proof)
        return proof;
    const auto jws = jose::parseJws(text);
    if (!jws || !jose::VerifiedJws::verify(*jws, {{proof->key}, {}}))
        return proofError("proof-signature"_L1,
                          Text::tr("The proof's signature does not fit the key in its header."), "4.3");
    return proof;
}

base::Result<void> checkDpopProof(const DpopProof &proof, const DpopTarget &target, qint64 now)
{
    if (proof.method != target.method)
        return proofError("proof-method"_L1,
                          Text::tr("The proof is for the method %1, the request is a %2.")
                              .arg(QString::fromUtf8(proof.method), QString::fromLatin1(target.method)),
                          "4.3");
    if (proof.url.contains('?') || proof.url.contains('#') || proofUrl(proof.url) != proofUrl(target.url))
        return proofError("proof-url"_L1,
                          Text::tr("The proof is for %1, the request goes to %2.")
                              .arg(QString::fromUtf8(proof.url), QString::fromUtf8(proofUrl(target.url))),
                          "4.3");
    if (now != 0 && std::abs(proof.issuedAt - now) > dpopWindow)
        return proofError("proof-time"_L1,
                          Text::tr("The proof was made %1 seconds from now; servers take it for about a "
                                   "minute.")
                              .arg(now - proof.issuedAt),
                          "11.1");
    if (!target.nonce.isEmpty() && proof.nonce != target.nonce)
        return proofError("proof-nonce"_L1, Text::tr("The proof does not have the server's newest nonce."),
                          "8");
    if (!target.accessToken.isEmpty() && proof.tokenHash != accessTokenHash(target.accessToken))
        return proofError("proof-token"_L1,
                          Text::tr("The proof's ath is missing or is not the hash of the access token."),
                          "4.3");
    return {};
}

} // namespace claimcheck::oauth
