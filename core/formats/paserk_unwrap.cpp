#include "core/formats/paserk_unwrap.h"

#include "core/crypto/blake2.h"
#include "core/crypto/digest.h"
#include "core/crypto/stream_cipher.h"
#include "core/formats/paserk_envelope.h"
#include "core/formats/text.h"

namespace claimcheck::formats {

using namespace Qt::StringLiterals;
using crypto::Digest;
using crypto::StreamCipher;

namespace {

base::Result<PaserkEnvelope> envelopeOf(const Paserk &wrapped, const crypto::Key &key)
{
    switch (wrapped.type) {
    case PaserkType::LocalWrap:
    case PaserkType::SecretWrap: return pieEnvelope(wrapped, key);
    case PaserkType::LocalPassword:
    case PaserkType::SecretPassword: return passwordEnvelope(wrapped, key);
    case PaserkType::Seal: return sealEnvelope(wrapped, key);
    default: break;
    }
    return base::Error{
        "paserk-not-wrapped"_L1, Text::tr("This PASERK is not wrapped."), -1, {base::Spec::Paserk}};
}

QByteArray tagOf(const Paserk &wrapped, const PaserkEnvelope &envelope)
{
    const QByteArray message = paserkHeader(wrapped.version, wrapped.type) + envelope.authenticated;
    const QByteArrayView key = envelope.authenticationKey.view();
    return isNistVersion(wrapped.version) ? crypto::hmac(Digest::Sha384, key, message)
                                          : crypto::blake2b(message, envelope.tag.size(), key);
}

} // namespace

bool isWrapped(PaserkType type)
{
    return type >= PaserkType::LocalWrap;
}

bool isNistVersion(char version)
{
    return version == '1' || version == '3';
}

base::Error notAWrappingKey(const Paserk &wrapped)
{
    return {"paserk-key-purpose"_L1,
            Text::tr("This is not a key that a PASERK of type %1 is opened with.")
                .arg(paserkTypeName(wrapped.type)),
            -1,
            {base::Spec::Paserk}};
}

base::Result<Paserk> unwrapPaserk(const Paserk &wrapped, const crypto::Key &key)
{
    const auto envelope = envelopeOf(wrapped, key);
    if (!envelope)
        return envelope.error();
    if (!base::constantTimeEquals(tagOf(wrapped, *envelope), envelope->tag))
        return base::Error{"paserk-wrong-key"_L1,
                           Text::tr("The tag does not fit: another key or password, or it was changed."),
                           -1,
                           {base::Spec::Paserk}};
    QByteArray data = crypto::streamCipher(
        isNistVersion(wrapped.version) ? StreamCipher::Aes256Ctr : StreamCipher::XChaCha20,
        envelope->encryptionKey.view(), envelope->nonce.view(), envelope->ciphertext);
    const bool isSecret =
        wrapped.type == PaserkType::SecretWrap || wrapped.type == PaserkType::SecretPassword;
    return Paserk{wrapped.version, isSecret ? PaserkType::Secret : PaserkType::Local,
                  base::SecretBytes::take(std::move(data))};
}

} // namespace claimcheck::formats
