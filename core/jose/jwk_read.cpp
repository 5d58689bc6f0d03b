#include "core/crypto/key_components.h"
#include "core/encoding/base64url.h"
#include "core/jose/jwk.h"
#include "core/jose/jwk_members.h"
#include "core/jose/text.h"

#include <QSet>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using Presence = JwkMembers::Presence;

namespace {

base::Result<crypto::Key> readSecret(JwkMembers &members)
{
    base::SecretBytes secret = members.secret("k"_L1, Presence::Required);
    if (const auto outcome = members.outcome(); !outcome)
        return outcome.error();
    return crypto::makeSecretKey(std::move(secret));
}

base::Result<crypto::Key> readRsa(JwkMembers &members)
{
    if (members.has("oth"_L1))
        return base::Error{"jwk-oth"_L1,
                           Text::tr("RSA keys of more than two primes are not supported."),
                           -1,
                           {base::Spec::Rfc7518, "6.3.2.7"}};
    crypto::RsaComponents key;
    key.n = members.bytes("n"_L1);
    key.e = members.bytes("e"_L1);
    key.d = members.secret("d"_L1);
    key.p = members.secret("p"_L1);
    key.q = members.secret("q"_L1);
    key.dp = members.secret("dp"_L1);
    key.dq = members.secret("dq"_L1);
    key.qi = members.secret("qi"_L1);
    if (const auto outcome = members.outcome(); !outcome)
        return outcome.error();
    return crypto::keyFromComponents(key);
}

base::Error unknownCurve(const QByteArray &name)
{
    return {"jwk-crv-unknown"_L1,
            Text::tr("The curve \u201c%1\u201d is not known for this key type.").arg(QString::fromUtf8(name)),
            -1,
            {base::Spec::Rfc7518, "6.2.1.1"}};
}

base::Result<crypto::Key> readEc(JwkMembers &members)
{
    const QByteArray crv = members.name("crv"_L1);
    crypto::EcComponents key;
    key.x = members.bytes("x"_L1);
    key.y = members.bytes("y"_L1);
    key.d = members.secret("d"_L1);
    if (const auto outcome = members.outcome(); !outcome)
        return outcome.error();
    const crypto::CurveRow *row = crypto::findCurve(crv);
    if (!row || row->kind != crypto::KeyKind::Ec)
        return unknownCurve(crv);
    key.curve = row->curve;
    return crypto::keyFromComponents(key);
}

/// OKP (RFC 8037 §2): crv, x, d. AKP (RFC 9964): alg, pub, priv.
base::Result<crypto::Key> readRaw(JwkMembers &members, crypto::KeyKind kind)
{
    const bool okp = kind == crypto::KeyKind::Okp;
    const QByteArray name = members.name(okp ? "crv"_L1 : "alg"_L1);
    crypto::RawComponents key;
    key.x = members.bytes(okp ? "x"_L1 : "pub"_L1);
    key.d = members.secret(okp ? "d"_L1 : "priv"_L1);
    if (const auto outcome = members.outcome(); !outcome)
        return outcome.error();
    const crypto::CurveRow *row = crypto::findCurve(name);
    if (!row || row->kind != kind)
        return unknownCurve(name);
    key.curve = row->curve;
    return crypto::keyFromComponents(key);
}

base::Result<crypto::Key> readKey(const QByteArray &kty, JwkMembers &members)
{
    if (kty == "oct")
        return readSecret(members);
    if (kty == "RSA")
        return readRsa(members);
    if (kty == "EC")
        return readEc(members);
    if (kty == "OKP")
        return readRaw(members, crypto::KeyKind::Okp);
    if (kty == "AKP")
        return readRaw(members, crypto::KeyKind::Akp);
    return base::Error{"jwk-kty-unknown"_L1,
                       Text::tr("The key type \u201c%1\u201d is not known.").arg(QString::fromUtf8(kty)),
                       -1,
                       {base::Spec::Rfc7517, "4.1"}};
}

std::vector<crypto::Certificate> readCertificates(const encoding::JsonValue &x5c)
{
    std::vector<crypto::Certificate> result;
    for (const encoding::JsonValue element : x5c.elements()) {
        const auto der = encoding::decodeBase64(element.toUtf8(), encoding::WhiteSpace::Skip);
        if (!der)
            continue;
        if (auto certificate = crypto::Certificate::fromDer(*der))
            result.push_back(std::move(certificate).value());
    }
    return result;
}

/// RFC 7517 §4: names must be unique. Two values for "n" are two keys, and readers differ in which they take.
QString duplicateName(const encoding::JsonValue &object)
{
    QSet<QString> seen;
    for (const encoding::JsonMember member : object.members()) {
        const QString name = member.name();
        if (seen.contains(name))
            return name;
        seen.insert(name);
    }
    return {};
}

base::Result<QByteArray> readKty(const encoding::JsonValue &value)
{
    if (!value.isObject())
        return base::Error{"jwk-not-object"_L1,
                           Text::tr("A JWK is a JSON object."),
                           value.range().begin,
                           {base::Spec::Rfc7517, "4"}};
    if (const QString name = duplicateName(value); !name.isNull())
        return base::Error{"jwk-members-duplicate"_L1,
                           Text::tr("The JWK has the member \u201c%1\u201d twice.").arg(name),
                           value.range().begin,
                           {base::Spec::Rfc7517, "4"}};
    if (!value["kty"_L1].isString())
        return base::Error{"jwk-kty-missing"_L1,
                           Text::tr("The JWK does not say its key type (kty)."),
                           value.range().begin,
                           {base::Spec::Rfc7517, "4.1"}};
    return value["kty"_L1].toUtf8();
}

} // namespace

base::Result<Jwk> readJwk(const encoding::JsonValue &value, const QString &source)
{
    const auto kty = readKty(value);
    if (!kty)
        return kty.error();
    JwkMembers members(value);
    auto key = readKey(*kty, members);
    if (!key)
        return key.error();
    Jwk jwk;
    jwk.key = std::move(key).value();
    jwk.kid = members.text("kid"_L1);
    jwk.use = members.text("use"_L1);
    jwk.alg = members.text("alg"_L1);
    jwk.keyOps = members.texts("key_ops"_L1);
    jwk.source = source;
    jwk.certificates = readCertificates(members.value("x5c"_L1));
    jwk.remember();
    return jwk;
}

} // namespace claimcheck::jose
