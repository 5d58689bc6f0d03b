#include "core/jose/key_encryption.h"

#include "core/base/random.h"
#include "core/crypto/generate.h"
#include "core/crypto/key_wrap.h"
#include "core/crypto/rsa_encryption.h"
#include "core/encoding/base64url.h"
#include "core/jose/key_derivation.h"
#include "core/jose/text.h"

namespace claimcheck::jose {

using namespace Qt::StringLiterals;
using base::SecretBytes;
using base::Spec;

namespace {

constexpr qsizetype newSaltBytes = 16;
constexpr qint64 newIterations = 600'000; // what OWASP asks of PBKDF2 with SHA-256
constexpr qint64 mostIterations = 10'000'000;

using Parameter = std::function<encoding::JsonValue(QLatin1StringView)>;

/// What all ways of encrypting a key need.
struct SenderTask
{
    const AlgorithmRow &alg;
    const AlgorithmRow &enc;
    const Jwk &key;
    const Parameter &parameter;
    EncryptedKey result = {};
};

QByteArray jsonText(QByteArrayView base64url)
{
    return '"' + base64url.toByteArray() + '"';
}

base::Result<QByteArray> partyInfo(const SenderTask &task, QLatin1StringView name, QLatin1StringView code)
{
    auto bytes = encoding::decodeBase64Url(task.parameter(name).toUtf8());
    return bytes ? bytes : base::Error{code, Text::tr("%1 in the header is not base64url.").arg(name)};
}

base::Result<void> wrapContentKey(SenderTask &task, QByteArrayView wrappingKey)
{
    auto wrapped = crypto::wrapKey(wrappingKey, task.result.contentKey.view());
    if (!wrapped)
        return wrapped.error();
    task.result.encrypted = std::move(wrapped).value();
    return {};
}

base::Result<void> wrapWithGcm(SenderTask &task)
{
    base::SystemRandom random;
    const QByteArray iv = random.bytes(task.alg.ivBytes);
    auto sealed =
        crypto::seal(aeadMethod(task.alg), task.key.key.secret(), iv, {}, task.result.contentKey.view());
    if (!sealed)
        return sealed.error();
    task.result.encrypted = sealed->ciphertext;
    task.result.members = {{"iv"_L1, jsonText(encoding::encodeBase64Url(iv))},
                           {"tag"_L1, jsonText(encoding::encodeBase64Url(sealed->tag))}};
    return {};
}

/// A fresh key pair of the recipient's curve; the agreed key is the content key or wraps it.
base::Result<void> agreeOnKey(SenderTask &task)
{
    const auto apu = partyInfo(task, "apu"_L1, "apu-invalid"_L1);
    const auto apv = partyInfo(task, "apv"_L1, "apv-invalid"_L1);
    if (!apu || !apv)
        return apu ? apv.error() : apu.error();
    const auto ephemeral = crypto::generateOn(task.key.key.curve());
    if (!ephemeral)
        return ephemeral.error();
    auto agreed = agreedKey(task.alg, task.enc, *ephemeral, task.key.key, {*apu, *apv});
    if (!agreed)
        return agreed.error();
    task.result.members = {{"epk"_L1, makeJwk(*ephemeral).toJson()}};
    if (task.alg.management == KeyManagement::EcdhKeyWrap)
        return wrapContentKey(task, agreed->view());
    task.result.contentKey = std::move(agreed).value();
    return {};
}

base::Result<void> wrapWithPassword(SenderTask &task)
{
    const encoding::JsonValue p2c = task.parameter("p2c"_L1);
    const qint64 iterations = p2c.isAbsent() ? newIterations : p2c.toInteger().value_or(0);
    if (iterations < 1 || iterations > mostIterations)
        return base::Error{
            "p2c-invalid"_L1,
            Text::tr("p2c, the number of PBKDF2 rounds, must be from 1 to %1.").arg(mostIterations),
            -1,
            {Spec::Rfc7518, "4.8.1.2"}};
    base::SystemRandom random;
    const QByteArray salt = random.bytes(newSaltBytes);
    task.result.members = {{"p2s"_L1, jsonText(encoding::encodeBase64Url(salt))}};
    if (p2c.isAbsent())
        task.result.members.emplace_back("p2c"_L1, QByteArray::number(iterations));
    return wrapContentKey(
        task, passwordKey(task.alg, task.key.key.secret(), salt, static_cast<int>(iterations)).view());
}

base::Result<void> encryptWithRsa(SenderTask &task)
{
    const QByteArrayView contentKey = task.result.contentKey.view();
    auto encrypted = task.alg.management == KeyManagement::Rsa15
                         ? crypto::encryptPkcs1(task.key.key, contentKey)
                         : crypto::encryptOaep(task.alg.method.digest, task.key.key, contentKey);
    if (!encrypted)
        return encrypted.error();
    task.result.encrypted = std::move(encrypted).value();
    return {};
}

base::Result<void> encryptAnyKey(SenderTask &task)
{
    switch (task.alg.management) {
    case KeyManagement::Rsa15:
    case KeyManagement::RsaOaep: return encryptWithRsa(task);
    case KeyManagement::AesKeyWrap: return wrapContentKey(task, task.key.key.secret());
    case KeyManagement::AesGcmKeyWrap: return wrapWithGcm(task);
    case KeyManagement::Pbes2: return wrapWithPassword(task);
    case KeyManagement::Ecdh:
    case KeyManagement::EcdhKeyWrap: return agreeOnKey(task);
    default: break;
    }
    task.result.contentKey = SecretBytes(task.key.key.secret()); // dir
    return {};
}

} // namespace

base::Result<EncryptedKey> encryptKey(const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &key,
                                      const SecretBytes &contentKey, const Parameter &parameter)
{
    base::SystemRandom random;
    SenderTask task{alg, enc, key, parameter};
    task.result.contentKey =
        contentKey.isEmpty() ? SecretBytes::take(random.bytes(enc.keyBytes)) : contentKey;
    if (const auto done = encryptAnyKey(task); !done)
        return done.error();
    return std::move(task.result);
}

} // namespace claimcheck::jose
