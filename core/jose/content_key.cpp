#include "core/jose/content_key.h"

#include "core/crypto/key_wrap.h"
#include "core/crypto/rsa_encryption.h"
#include "core/encoding/base64url.h"
#include "core/jose/ephemeral_key.h"
#include "core/jose/key_derivation.h"
#include "core/jose/text.h"

#include <algorithm>
#include <limits>

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::SecretBytes;
using base::Spec;
using KeyResult = base::Result<SecretBytes>;

namespace {

constexpr qsizetype leastSalt = 8; // RFC 7518 §4.8.1.1

/// A base64url header parameter; empty where it is absent.
base::Result<QByteArray> bytesParameter(const DecryptionTask &task, QLatin1StringView name,
                                        QLatin1StringView code)
{
    const encoding::JsonValue value = task.jwe.parameter(task.recipient, name);
    if (value.isAbsent())
        return QByteArray();
    auto bytes = encoding::decodeBase64Url(value.toUtf8());
    if (!value.isString() || !bytes)
        return base::Error{
            code, Text::tr("%1 in the header is not base64url.").arg(name), -1, {Spec::Rfc7518, "4"}};
    return bytes;
}

KeyResult unwrapWith(const DecryptionTask &task, QByteArrayView wrappingKey)
{
    auto key = crypto::unwrapKey(wrappingKey, task.recipient.encryptedKey);
    if (!key && key.error().code == "key-wrap-length"_L1)
        return base::Error{"encrypted-key-length"_L1, key.error().message, -1, key.error().spec};
    return key;
}

KeyResult unwrapGcm(const DecryptionTask &task, const Jwk &jwk)
{
    const auto iv = bytesParameter(task, "iv"_L1, "iv-invalid"_L1);
    const auto tag = bytesParameter(task, "tag"_L1, "tag-invalid"_L1);
    if (!iv || !tag)
        return iv ? tag.error() : iv.error();
    auto key = crypto::openSealed(aeadMethod(task.alg), jwk.key.secret(), *iv, {},
                                  task.recipient.encryptedKey, *tag);
    if (key)
        return SecretBytes::take(std::move(key).value());
    const base::Error &error = key.error();
    if (error.code == "iv-length"_L1)
        return base::Error{"iv-invalid"_L1, error.message, -1, {Spec::Rfc7518, "4.7.1.1"}};
    if (error.code == "tag-length"_L1)
        return base::Error{"tag-invalid"_L1, error.message, -1, {Spec::Rfc7518, "4.7.1.2"}};
    return base::Error{"wrong-key"_L1, Text::tr("The key does not unwrap the content key.")};
}

KeyResult agreeWithEphemeral(const DecryptionTask &task, const Jwk &jwk)
{
    const auto epk = ephemeralKey(task.jwe.parameter(task.recipient, "epk"_L1), jwk);
    if (!epk)
        return epk.error();
    const auto apu = bytesParameter(task, "apu"_L1, "apu-invalid"_L1);
    const auto apv = bytesParameter(task, "apv"_L1, "apv-invalid"_L1);
    if (!apu || !apv)
        return apu ? apv.error() : apu.error();
    return agreedKey(task.alg, task.enc, jwk.key, *epk, {*apu, *apv});
}

base::Result<int> iterationsOf(const DecryptionTask &task, qint64 limit)
{
    const encoding::JsonValue p2c = task.jwe.parameter(task.recipient, "p2c"_L1);
    const double asked = p2c.toDouble().value_or(0);
    if (asked > static_cast<double>(std::min<qint64>(limit, std::numeric_limits<int>::max())))
        return base::Error{
            "p2c-too-large"_L1,
            Text::tr("p2c asks for %1 rounds of PBKDF2, which only wastes time; at most %2 are computed.")
                .arg(QString::fromUtf8(p2c.raw()))
                .arg(limit),
            -1,
            {Spec::Rfc7518, "4.8.1.2"}};
    const qint64 iterations = p2c.toInteger().value_or(0);
    if (iterations < 1)
        return base::Error{"p2c-invalid"_L1,
                           Text::tr("p2c, the number of PBKDF2 rounds, must be a positive integer."),
                           -1,
                           {Spec::Rfc7518, "4.8.1.2"}};
    return static_cast<int>(iterations);
}

KeyResult unwrapWithPassword(const DecryptionTask &task, const Jwk &jwk, qint64 &iterationsLeft)
{
    const auto salt = bytesParameter(task, "p2s"_L1, "p2s-invalid"_L1);
    if (!salt || salt->size() < leastSalt)
        return base::Error{"p2s-invalid"_L1,
                           Text::tr("p2s, the salt, must be base64url of 8 bytes or more."),
                           -1,
                           {Spec::Rfc7518, "4.8.1.1"}};
    const auto iterations = iterationsOf(task, iterationsLeft);
    if (!iterations)
        return iterations.error();
    iterationsLeft -= *iterations;
    return unwrapWith(task, passwordKey(task.alg, jwk.key.secret(), *salt, *iterations).view());
}

KeyResult withoutEncryptedKey(const DecryptionTask &task, const Jwk &jwk)
{
    if (!task.recipient.encryptedKey.isEmpty()) // RFC 7516 §5.2 step 10
        return base::Error{"encrypted-key-present"_L1,
                           Text::tr("With %1 there is no encrypted key, but the token has one.")
                               .arg(QLatin1StringView(task.alg.name)),
                           -1,
                           {Spec::Rfc7516, "5.2"}};
    if (task.alg.management == KeyManagement::Direct)
        return SecretBytes(jwk.key.secret());
    return agreeWithEphemeral(task, jwk);
}

KeyResult anyContentKey(const DecryptionTask &task, const Jwk &jwk, qint64 &iterationsLeft)
{
    const QByteArray &encrypted = task.recipient.encryptedKey;
    switch (task.alg.management) {
    case KeyManagement::Rsa15: return crypto::decryptPkcs1Key(jwk.key, encrypted, task.enc.keyBytes);
    case KeyManagement::RsaOaep: return crypto::decryptOaep(task.alg.method.digest, jwk.key, encrypted);
    case KeyManagement::AesKeyWrap: return unwrapWith(task, jwk.key.secret());
    case KeyManagement::AesGcmKeyWrap: return unwrapGcm(task, jwk);
    case KeyManagement::Pbes2: return unwrapWithPassword(task, jwk, iterationsLeft);
    case KeyManagement::EcdhKeyWrap: {
        const auto wrappingKey = agreeWithEphemeral(task, jwk);
        return wrappingKey ? unwrapWith(task, wrappingKey->view()) : wrappingKey;
    }
    default: return withoutEncryptedKey(task, jwk);
    }
}

} // namespace

KeyResult contentKey(const DecryptionTask &task, const Jwk &jwk, qint64 &iterationsLeft)
{
    auto key = anyContentKey(task, jwk, iterationsLeft);
    if (key && key->size() != task.enc.keyBytes)
        return base::Error{"content-key-length"_L1,
                           Text::tr("The content key that came out has %1 bytes; %2 needs %3.")
                               .arg(key->size())
                               .arg(QLatin1StringView(task.enc.name))
                               .arg(task.enc.keyBytes),
                           -1,
                           {Spec::Rfc7516, "5.2"}};
    return key;
}

DecryptionStep keyStep(const AlgorithmRow &alg, QLatin1StringView code)
{
    const bool rsa = alg.management == KeyManagement::RsaOaep || alg.management == KeyManagement::Rsa15;
    const bool ofUnwrapping = code == "wrong-key"_L1 || code == "encrypted-key-length"_L1 ||
                              code == "content-key-length"_L1 || code == "iv-invalid"_L1 ||
                              code == "tag-invalid"_L1;
    return ofUnwrapping && !rsa ? DecryptionStep::KeyUnwrap : DecryptionStep::KeyManagement;
}

} // namespace claimcheck::jose
