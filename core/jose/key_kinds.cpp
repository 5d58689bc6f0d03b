#include "core/jose/key_kinds.h"

#include "core/jose/algorithms.h"
#include "core/jose/text.h"

#include <algorithm>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using crypto::Curve;
using crypto::KeyKind;

namespace {

constexpr int maxSecretBytes = 1024;

constexpr KeyKindRow kindRows[] = {
    {"rsa-2048", "RSA 2048", KeyKind::Rsa, Curve::None, 2048, "RS256", "RSA-OAEP-256"},
    {"rsa-3072", "RSA 3072", KeyKind::Rsa, Curve::None, 3072, "RS256", "RSA-OAEP-256"},
    {"rsa-4096", "RSA 4096", KeyKind::Rsa, Curve::None, 4096, "RS256", "RSA-OAEP-256"},
    {"p-256", "EC P-256", KeyKind::Ec, Curve::P256, 0, "ES256", "ECDH-ES+A256KW"},
    {"p-384", "EC P-384", KeyKind::Ec, Curve::P384, 0, "ES384", "ECDH-ES+A256KW"},
    {"p-521", "EC P-521", KeyKind::Ec, Curve::P521, 0, "ES512", "ECDH-ES+A256KW"},
    {"secp256k1", "EC secp256k1", KeyKind::Ec, Curve::Secp256k1, 0, "ES256K", ""},
    {"ed25519", "Ed25519", KeyKind::Okp, Curve::Ed25519, 0, "Ed25519", ""},
    {"ed448", "Ed448", KeyKind::Okp, Curve::Ed448, 0, "Ed448", ""},
    {"x25519", "X25519", KeyKind::Okp, Curve::X25519, 0, "", "ECDH-ES+A256KW"},
    {"x448", "X448", KeyKind::Okp, Curve::X448, 0, "", "ECDH-ES+A256KW"},
    {"oct-256", "secret, 32 bytes", KeyKind::Secret, Curve::None, 32, "HS256", "A256KW"},
    {"oct-384", "secret, 48 bytes", KeyKind::Secret, Curve::None, 48, "HS384", "dir"},
    {"oct-512", "secret, 64 bytes", KeyKind::Secret, Curve::None, 64, "HS512", "dir"},
    {"ml-dsa-44", "ML-DSA-44", KeyKind::Akp, Curve::MlDsa44, 0, "ML-DSA-44", ""},
    {"ml-dsa-65", "ML-DSA-65", KeyKind::Akp, Curve::MlDsa65, 0, "ML-DSA-65", ""},
    {"ml-dsa-87", "ML-DSA-87", KeyKind::Akp, Curve::MlDsa87, 0, "ML-DSA-87", ""},
};

bool signsWith(const KeyKindRow &kind, const AlgorithmRow &row)
{
    if (!*kind.signs || row.use != AlgorithmUse::Signature || isNone(row.name) || row.keyKind != kind.kind)
        return false;
    return row.method.curve == Curve::None || row.method.curve == kind.curve;
}

/// RFC 7518 §4.1: key management, and for secrets what encrypts with them directly.
bool encryptsWith(const KeyKindRow &kind, const AlgorithmRow &row)
{
    if (!*kind.encrypts || row.use != AlgorithmUse::KeyManagement)
        return false;
    const bool agrees = row.management == KeyManagement::Ecdh || row.management == KeyManagement::EcdhKeyWrap;
    if (agrees)
        return kind.kind == KeyKind::Ec || kind.kind == KeyKind::Okp;
    const bool exact =
        row.management == KeyManagement::AesKeyWrap || row.management == KeyManagement::AesGcmKeyWrap;
    return row.keyKind == kind.kind && (!exact || row.keyBytes == kind.size);
}

base::Result<crypto::Key> makeRaw(const KeyWish &wish, base::Random &random, const crypto::StopQuestion &stop)
{
    const KeyKindRow &row = *wish.kind;
    if (row.kind == KeyKind::Rsa)
        return crypto::generateRsa(row.size, stop);
    if (row.kind != KeyKind::Secret)
        return crypto::generateOn(row.curve);
    const int bytes = wish.bytes == 0 ? row.size : wish.bytes;
    if (bytes < 1 || bytes > maxSecretBytes)
        return base::Error{"key-size"_L1, Text::tr("A secret has 1 to %1 bytes.").arg(maxSecretBytes)};
    return crypto::generateSecret(bytes, random);
}

base::Result<void> check(const KeyWish &wish)
{
    if (!wish.use.isEmpty() && wish.use != "sig"_L1 && wish.use != "enc"_L1)
        return base::Error{"key-use"_L1,
                           Text::tr("The use of a key is sig or enc, not \u201c%1\u201d.").arg(wish.use),
                           -1,
                           {base::Spec::Rfc7517, "4.2"}};
    // A secret of another length than its row's may go with other algorithms.
    KeyKindRow kind = *wish.kind;
    kind.size = wish.bytes == 0 ? kind.size : wish.bytes;
    if (!wish.alg.isEmpty() && !algorithmsFor(kind, wish.use).contains(wish.alg))
        return base::Error{"key-alg"_L1,
                           Text::tr("A key of the kind %1 does not go with %2 for this use.")
                               .arg(QString::fromLatin1(kind.title), wish.alg),
                           -1,
                           {base::Spec::Rfc7517, "4.4"}};
    return {};
}

} // namespace

std::span<const KeyKindRow> keyKindTable()
{
    return kindRows;
}

const KeyKindRow *findKeyKind(QStringView name)
{
    const auto *row = std::ranges::find_if(kindRows, [name](const KeyKindRow &candidate) {
        return name.compare(QLatin1StringView(candidate.name), Qt::CaseInsensitive) == 0;
    });
    return row == std::end(kindRows) ? nullptr : row;
}

QStringList algorithmsFor(const KeyKindRow &row, const QString &use)
{
    QStringList names;
    for (const AlgorithmRow &algorithm : algorithmTable()) {
        const bool fits = (use != "enc"_L1 && signsWith(row, algorithm)) ||
                          (use != "sig"_L1 && encryptsWith(row, algorithm));
        if (fits)
            names << QString::fromLatin1(algorithm.name);
    }
    return names;
}

base::Result<Jwk> makeKey(const KeyWish &wish, base::Random &random, const crypto::StopQuestion &stop)
{
    if (const auto checked = check(wish); !checked)
        return checked.error();
    auto key = makeRaw(wish, random, stop);
    if (!key)
        return key.error();
    Jwk jwk = makeJwk(std::move(key).value(), Text::tr("made here"), wish.kid);
    if (jwk.kid.isEmpty())
        jwk.kid = QString::fromLatin1(jwk.thumbprint());
    jwk.use = wish.use;
    jwk.alg = wish.alg;
    return jwk;
}

} // namespace claimcheck::jose
