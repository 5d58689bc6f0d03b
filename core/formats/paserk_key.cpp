#include "core/crypto/blake2.h"
#include "core/crypto/digest.h"
#include "core/crypto/ec_point.h"
#include "core/crypto/key_components.h"
#include "core/crypto/key_file.h"
#include "core/crypto/rsa_pkcs1.h"
#include "core/encoding/base64url.h"
#include "core/formats/paserk.h"
#include "core/formats/paserk_sizes.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::Curve;
using crypto::KeyKind;

namespace {

constexpr int pasetoRsaBits = 2048; ///< PASETO version 1; sealing keys are others

base::Error wrongKey(char version)
{
    return {"paserk-key"_L1,
            Text::tr("This is not a key of PASETO version %1.").arg(QLatin1Char(version)),
            -1,
            {base::Spec::Paserk}};
}

base::Result<crypto::Key> rsaKey(QByteArrayView der)
{
    // What is wrapped is, by the published vectors, the text of a PEM file.
    auto key = der.startsWith("-----BEGIN ") ? crypto::keyFromPem(der) : crypto::keyFromDer(der);
    if (!key)
        return key.error();
    if (key->kind() != KeyKind::Rsa)
        return wrongKey('1');
    if (key->bits() != pasetoRsaBits)
        return base::Error{"paserk-length"_L1,
                           Text::tr("An RSA key of PASETO has 2048 bits; this one has %1.").arg(key->bits()),
                           -1,
                           {base::Spec::Paseto}};
    return key;
}

base::Result<crypto::Key> publicKey(char version, QByteArrayView data)
{
    if (version == '1')
        return rsaKey(data);
    if (version == '3')
        return crypto::keyFromPoint(Curve::P384, data);
    return crypto::keyFromComponents(crypto::RawComponents{Curve::Ed25519, data.toByteArray(), {}});
}

base::Result<crypto::Key> secretKey(char version, QByteArrayView data)
{
    if (version == '1')
        return rsaKey(data);
    if (version == '3')
        return crypto::keyFromScalar(Curve::P384, data);
    // The seed and the public key after it, as libsodium has them.
    return crypto::keyFromComponents(crypto::RawComponents{Curve::Ed25519, data.last(32).toByteArray(),
                                                           base::SecretBytes(data.first(32))});
}

base::Result<QByteArray> publicBytes(char version, const crypto::Key &key)
{
    if (version == '1')
        return crypto::keyToDer(key, crypto::KeyPart::Public);
    if (version == '3')
        return crypto::compressedPoint(key);
    const auto raw = crypto::rawComponents(key);
    return raw ? base::Result<QByteArray>(raw->x) : raw.error();
}

base::Result<QByteArray> secretBytes(char version, const crypto::Key &key)
{
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1, Text::tr("This is the public half of a key.")};
    if (version == '1')
        return crypto::rsaKeyToPkcs1(key);
    if (version == '3') {
        const auto ec = crypto::ecComponents(key);
        return ec ? base::Result<QByteArray>(ec->d.view().toByteArray()) : ec.error();
    }
    const auto raw = crypto::rawComponents(key);
    return raw ? base::Result<QByteArray>(raw->d.view().toByteArray() + raw->x) : raw.error();
}

bool isOfVersion(char version, const crypto::Key &key)
{
    if (version == '1')
        return key.kind() == KeyKind::Rsa && key.bits() == pasetoRsaBits;
    return key.curve() == (version == '3' ? Curve::P384 : Curve::Ed25519);
}

} // namespace

base::Result<crypto::Key> paserkKey(const Paserk &paserk)
{
    switch (paserk.type) {
    case PaserkType::Local: return crypto::makeSecretKey(paserk.data);
    case PaserkType::Public: return publicKey(paserk.version, paserk.data.view());
    case PaserkType::Secret: return secretKey(paserk.version, paserk.data.view());
    default: break;
    }
    return base::Error{"paserk-not-a-key"_L1,
                       Text::tr("A PASERK of type %1 is not a key, or it has to be unwrapped first.")
                           .arg(paserkTypeName(paserk.type)),
                       -1,
                       {base::Spec::Paserk}};
}

base::Result<QByteArray> writePaserk(char version, PaserkType type, const crypto::Key &key)
{
    const auto text = [&](QByteArrayView data) {
        return paserkHeader(version, type) + encoding::encodeBase64Url(data);
    };
    if (!key.isValid())
        return wrongKey(version);
    if (type == PaserkType::Local) {
        if (key.kind() != KeyKind::Secret || key.secret().size() != localKeyBytes)
            return wrongKey(version);
        return text(key.secret());
    }
    if (!isOfVersion(version, key))
        return wrongKey(version);
    auto bytes = type == PaserkType::Public ? publicBytes(version, key) : secretBytes(version, key);
    if (!bytes)
        return bytes.error();
    const base::SecretBytes data = base::SecretBytes::take(std::move(*bytes));
    return text(data.view());
}

QByteArray paserkId(char version, PaserkType idType, QByteArrayView paserk)
{
    constexpr qsizetype idBytes = 33;
    const QByteArray header = paserkHeader(version, idType);
    const QByteArray input = header + paserk.toByteArray();
    const bool isNist = version == '1' || version == '3';
    return header +
           encoding::encodeBase64Url(isNist ? crypto::digestOf(crypto::Digest::Sha384, input).first(idBytes)
                                            : crypto::blake2b(input, idBytes));
}

} // namespace claimcheck::formats
