#include "core/crypto/key_agreement.h"

#include "core/crypto/cipher_context.h"
#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <QtEndian>

#include <array>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

/// One context each for a private key: what it is ready for does not vary.
constexpr SignatureMethod agreementSlot{SignatureScheme::None, Digest::None, Curve::None};

PkeyCtxPtr newAgreement(const KeyData &key)
{
    PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.pkey.get(), nullptr));
    return context && EVP_PKEY_derive_init(context.get()) > 0 ? std::move(context) : PkeyCtxPtr();
}

/// SEC 1 §2.3.4: decoding refuses what is not on the curve. The group is copied: making it by its name costs
/// more than all the rest.
PkeyPtr ecPoint(const EVP_PKEY *like, QByteArrayView point)
{
    PkeyPtr pkey(EVP_PKEY_new());
    const QByteArray uncompressed = '\x04' + point.toByteArray();
    const bool ok =
        EVP_PKEY_copy_parameters(pkey.get(), like) == 1 &&
        EVP_PKEY_set1_encoded_public_key(pkey.get(), bytesOf(uncompressed), sizeOf(uncompressed)) == 1;
    return ok ? std::move(pkey) : PkeyPtr();
}

/// NOTE: the peer is not validated a second time (the 0): that its point is on the curve was checked when it
/// was decoded, and the curves of JOSE have no other subgroup (cofactor 1).
base::SecretBytes derive(EVP_PKEY_CTX *context, EVP_PKEY *peer, const CurveRow &row)
{
    QByteArray secret(row.coordinateBytes, '\0');
    std::size_t size = sizeOf(secret);
    if (EVP_PKEY_derive_set_peer_ex(context, peer, 0) <= 0 ||
        EVP_PKEY_derive(context, bytesOf(secret), &size) <= 0)
        return {};
    return base::SecretBytes::take(std::move(secret));
}

} // namespace

bool canAgree(const Key &key)
{
    switch (key.curve()) {
    case Curve::P256:
    case Curve::P384:
    case Curve::P521:
    case Curve::X25519:
    case Curve::X448: return true;
    default: return false;
    }
}

base::Result<Key> publicKeyLike(const Key &key, QByteArrayView point)
{
    if (!canAgree(key))
        return base::Error{"key-kind"_L1, Text::tr("Keys of this kind do not agree on secrets.")};
    const CurveRow &row = curveRow(key.curve());
    const bool ec = row.kind == KeyKind::Ec;
    if (point.size() != (ec ? 2 : 1) * row.coordinateBytes)
        return base::Error{"key-length"_L1, Text::tr("The point is not as long as its curve asks for.")};
    auto data = std::make_shared<KeyData>();
    data->kind = row.kind;
    data->curve = row.curve;
    data->bits = row.bits;
    data->pkey = ec ? ecPoint(key.data()->pkey.get(), point)
                    : PkeyPtr(EVP_PKEY_new_raw_public_key_ex(nullptr, row.opensslName, nullptr,
                                                             bytesOf(point), sizeOf(point)));
    if (!data->pkey)
        return opensslError(
            "key-not-on-curve"_L1,
            Text::tr("The point (x, y) is not on the curve %1.").arg(QString::fromLatin1(row.joseName)));
    return Key(std::move(data));
}

base::Result<base::SecretBytes> agree(const Key &privateKey, const Key &publicKey)
{
    if (!canAgree(privateKey))
        return base::Error{"key-kind"_L1, Text::tr("Keys of this kind do not agree on secrets.")};
    if (!privateKey.hasPrivate())
        return base::Error{"key-not-private"_L1,
                           Text::tr("Decrypting needs the private key; this is the public half.")};
    if (privateKey.curve() != publicKey.curve())
        return base::Error{"key-curve"_L1, Text::tr("The two keys are on different curves.")};
    const KeyData &data = *privateKey.data();
    PkeyCtxPtr context = data.decrypters.take(agreementSlot);
    if (!context)
        context = newAgreement(data);
    const CurveRow &row = curveRow(privateKey.curve());
    base::SecretBytes secret =
        context ? derive(context.get(), publicKey.data()->pkey.get(), row) : base::SecretBytes();
    if (context)
        data.decrypters.give(agreementSlot, std::move(context));
    ERR_clear_error();
    if (secret.isEmpty() || secret.equals(QByteArray(row.coordinateBytes, '\0')))
        return base::Error{"shared-secret-zero"_L1,
                           Text::tr("The other public key is a point that gives no secret."),
                           -1,
                           {base::Spec::Rfc7748, "6"}};
    return secret;
}

base::SecretBytes concatKdf(Digest digest, QByteArrayView sharedSecret, QByteArrayView otherInfo,
                            qsizetype bytes)
{
    QByteArray result;
    for (quint32 round = 1; result.size() < bytes; ++round) {
        std::array<char, sizeof round> counter{};
        qToBigEndian(round, counter.data());
        QByteArray input;
        input.reserve(static_cast<qsizetype>(counter.size()) + sharedSecret.size() + otherInfo.size());
        input.append(counter.data(), counter.size()).append(sharedSecret).append(otherInfo);
        result.append(digestOf(digest, input));
        base::secureWipe(input.data(), sizeOf(input));
    }
    base::SecretBytes key(QByteArrayView(result).first(bytes));
    base::secureWipe(result.data(), sizeOf(result));
    return key;
}

base::SecretBytes pbkdf2(Digest digest, QByteArrayView password, QByteArrayView salt, int iterations,
                         qsizetype bytes)
{
    QByteArray key(bytes, '\0');
    const bool ok =
        PKCS5_PBKDF2_HMAC(password.data(), intSize(password), bytesOf(salt), intSize(salt), iterations,
                          evpDigest(digest), static_cast<int>(bytes), bytesOf(key)) == 1;
    ERR_clear_error();
    return ok ? base::SecretBytes::take(std::move(key)) : base::SecretBytes();
}

} // namespace claimcheck::crypto
