#include "core/formats/paserk_envelope.h"

#include "core/crypto/blake2.h"
#include "core/crypto/digest.h"
#include "core/crypto/key_agreement.h"
#include "core/formats/paserk_sizes.h"
#include "core/formats/text.h"

#include <QtEndian>

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using base::SecretBytes;
using crypto::Digest;

namespace {

constexpr qint64 mostIterations = 1'000'000;

SecretBytes hmac384(QByteArrayView key, const QByteArray &message)
{
    return SecretBytes::take(crypto::hmac(Digest::Sha384, key, message));
}

/// A byte that says what the key is for, and the pre-key.
SecretBytes hash384(char purpose, const SecretBytes &key)
{
    return SecretBytes::take(crypto::digestOf(Digest::Sha384, purpose + key.view().toByteArray()));
}

bool isSharedKey(const crypto::Key &key, qsizetype bytes)
{
    return key.isValid() && key.kind() == crypto::KeyKind::Secret &&
           (bytes == 0 ? !key.secret().isEmpty() : key.secret().size() == bytes);
}

} // namespace

/// PASERK operations/Wrap/pie.
base::Result<PaserkEnvelope> pieEnvelope(const Paserk &wrapped, const crypto::Key &key)
{
    if (!isSharedKey(key, localKeyBytes))
        return notAWrappingKey(wrapped);
    const QByteArrayView data = wrapped.data.view();
    const qsizetype tag = paserkLayout(wrapped.version).tag;
    PaserkEnvelope result;
    result.tag = data.first(tag);
    result.authenticated = data.sliced(tag).toByteArray();
    result.ciphertext = data.sliced(tag + pieNonceBytes);
    const QByteArray nonce = data.sliced(tag, pieNonceBytes).toByteArray();
    const QByteArray encryption = '\x80' + nonce, authentication = '\x81' + nonce;
    const bool isNist = isNistVersion(wrapped.version);
    const SecretBytes both = isNist ? hmac384(key.secret(), encryption)
                                    : SecretBytes::take(crypto::blake2b(encryption, 56, key.secret()));
    result.encryptionKey = SecretBytes(both.view().first(32));
    result.nonce = SecretBytes(both.view().sliced(32));
    // NOTE: the specification does not cut the HMAC to 32 bytes, its published vectors do.
    result.authenticationKey = isNist ? SecretBytes(hmac384(key.secret(), authentication).view().first(32))
                                      : SecretBytes::take(crypto::blake2b(authentication, 32, key.secret()));
    return result;
}

/// PASERK operations/PBKW, versions 1 and 3.
base::Result<PaserkEnvelope> passwordEnvelope(const Paserk &wrapped, const crypto::Key &key)
{
    constexpr qsizetype saltBytes = 32, costBytes = 4, nonceBytes = 16;
    if (!isSharedKey(key, 0))
        return notAWrappingKey(wrapped);
    if (!isNistVersion(wrapped.version))
        return base::Error{"paserk-argon2"_L1,
                           Text::tr("Passwords of versions 2 and 4 need Argon2id, which is not built in."),
                           -1,
                           {base::Spec::Paserk}};
    const QByteArrayView data = wrapped.data.view();
    const auto iterations = qFromBigEndian<quint32>(data.data() + saltBytes);
    if (iterations < 1 || iterations > mostIterations)
        return base::Error{"paserk-iterations"_L1,
                           Text::tr("The password costs %1 rounds; more than %2 are not tried.")
                               .arg(iterations)
                               .arg(mostIterations),
                           -1,
                           {base::Spec::Paserk}};
    const SecretBytes preKey =
        crypto::pbkdf2(Digest::Sha384, key.secret(), data.first(saltBytes), int(iterations), 32);
    const qsizetype tag = paserkLayout(wrapped.version).tag;
    PaserkEnvelope result;
    result.tag = data.last(tag);
    result.authenticated = data.chopped(tag).toByteArray();
    result.ciphertext = data.chopped(tag).sliced(saltBytes + costBytes + nonceBytes);
    result.encryptionKey = SecretBytes(hash384('\xff', preKey).view().first(32));
    result.nonce = SecretBytes(data.sliced(saltBytes + costBytes, nonceBytes));
    result.authenticationKey = hash384('\xfe', preKey);
    return result;
}

} // namespace claimcheck::formats
