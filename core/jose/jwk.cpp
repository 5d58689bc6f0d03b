#include "core/jose/jwk.h"

#include "core/crypto/generate.h"
#include "core/encoding/base64url.h"
#include "core/jose/algorithms.h"
#include "core/jose/jwk_write.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::KeyKind;

namespace {

QString describe(const crypto::Key &key)
{
    switch (key.kind()) {
    case KeyKind::Secret: return Text::tr("secret, %1 bits").arg(key.bits());
    case KeyKind::Rsa: return Text::tr("RSA, %1 bits").arg(key.bits());
    case KeyKind::Ec:
        return Text::tr("EC, %1").arg(QLatin1StringView(crypto::curveRow(key.curve()).joseName));
    default: return QString::fromLatin1(crypto::curveRow(key.curve()).joseName);
    }
}

base::Result<crypto::Key> generateKey(const AlgorithmRow &row)
{
    constexpr int rsaBits = 2048; // RFC 7518 §3.3: the least that may be used
    base::SystemRandom random;
    switch (row.keyKind) {
    case KeyKind::Secret: return crypto::generateSecret(row.keyBytes, random);
    case KeyKind::Rsa: return crypto::generateRsa(rsaBits);
    default: break;
    }
    // "EdDSA" leaves the curve to the key; Ed25519 is what everybody has.
    const bool anyCurve = row.method.curve == crypto::Curve::None;
    return crypto::generateOn(anyCurve ? crypto::Curve::Ed25519 : row.method.curve);
}

} // namespace

QByteArray Jwk::thumbprint() const
{
    return m_thumbprint.isEmpty() ? thumbprintOf(key) : m_thumbprint;
}

QByteArray Jwk::kty() const
{
    return ktyOf(key);
}

QString Jwk::description() const
{
    return m_description.isEmpty() ? describe(key) : m_description;
}

QByteArray Jwk::toJson(JwkPart part) const
{
    return writeJwk(*this, part);
}

void Jwk::remember()
{
    m_thumbprint = thumbprintOf(key);
    m_description = describe(key);
}

Jwk makeJwk(crypto::Key key, const QString &source, const QString &kid)
{
    Jwk jwk;
    jwk.key = std::move(key);
    jwk.source = source;
    jwk.kid = kid;
    jwk.remember();
    return jwk;
}

Jwk keyFromSecret(base::SecretBytes secret, const QString &source)
{
    return makeJwk(crypto::makeSecretKey(std::move(secret)), source.isEmpty() ? Text::tr("secret") : source);
}

base::Result<Jwk> generateJwk(QByteArrayView alg, const QString &kid)
{
    const AlgorithmRow *row = findAlgorithm(alg, AlgorithmUse::Signature);
    if (!row || isNone(alg))
        return base::Error{
            "algorithm-unknown"_L1,
            Text::tr("\u201c%1\u201d is not a signature algorithm.").arg(QString::fromUtf8(alg))};
    auto key = generateKey(*row);
    if (!key)
        return key.error();
    Jwk jwk = makeJwk(std::move(key).value(), Text::tr("generated"), kid);
    jwk.alg = QString::fromLatin1(row->name);
    jwk.use = u"sig"_s;
    return jwk;
}

} // namespace claimcheck::jose
