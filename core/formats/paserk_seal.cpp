#include "core/crypto/blake2.h"
#include "core/crypto/digest.h"
#include "core/crypto/ec_point.h"
#include "core/crypto/ed25519_to_x25519.h"
#include "core/crypto/key_agreement.h"
#include "core/crypto/key_components.h"
#include "core/crypto/rsa_raw.h"
#include "core/formats/paserk_envelope.h"
#include "core/formats/paserk_sizes.h"

namespace claimcheck::formats {

using base::SecretBytes;
using crypto::Curve;
using crypto::Digest;

namespace {

constexpr int sealingRsaBits = 4096; ///< never the key that signs

/// The parts of a sealed PASERK: tag, then the sender's part before (2 to 4) or after (1) the ciphertext.
struct Sealed
{
    QByteArrayView tag, sender, ciphertext;
};

/// Key and nonce of AES from 48 bytes.
void split(const SecretBytes &both, PaserkEnvelope &result)
{
    result.encryptionKey = SecretBytes(both.view().first(32));
    result.nonce = SecretBytes(both.view().sliced(32));
}

/// A purpose, the header, the shared secret and what else is mixed in.
QByteArray mixed(char purpose, const Paserk &wrapped, const SecretBytes &secret, const QByteArray &others)
{
    return purpose + paserkHeader(wrapped.version, wrapped.type) + secret.view().toByteArray() + others;
}

base::Result<SecretBytes> openRsa(const Paserk &wrapped, const crypto::Key &key, const Sealed &sealed,
                                  PaserkEnvelope &result)
{
    if (key.kind() != crypto::KeyKind::Rsa || key.bits() != sealingRsaBits)
        return notAWrappingKey(wrapped);
    const auto number = crypto::decryptRsaRaw(key, sealed.sender);
    if (!number)
        return number.error();
    const QByteArray salt = crypto::digestOf(Digest::Sha384, sealed.sender);
    const auto derive = [&](char purpose) {
        return SecretBytes::take(crypto::hmac(Digest::Sha384, salt, mixed(purpose, wrapped, *number, {})));
    };
    split(derive(1), result);
    return derive(2);
}

base::Result<SecretBytes> openP384(const Paserk &wrapped, const crypto::Key &key, const Sealed &sealed,
                                   PaserkEnvelope &result)
{
    if (key.curve() != Curve::P384 || !key.hasPrivate())
        return notAWrappingKey(wrapped);
    const auto sender = crypto::keyFromPoint(Curve::P384, sealed.sender);
    const auto secret = sender ? crypto::agree(key, *sender) : base::Result<SecretBytes>(sender.error());
    if (!secret)
        return secret.error();
    const QByteArray keys = sealed.sender.toByteArray() + crypto::compressedPoint(key);
    const auto derive = [&](char purpose) {
        return SecretBytes::take(crypto::digestOf(Digest::Sha384, mixed(purpose, wrapped, *secret, keys)));
    };
    split(derive(1), result);
    return derive(2);
}

base::Result<SecretBytes> openX25519(const Paserk &wrapped, const crypto::Key &key, const Sealed &sealed,
                                     PaserkEnvelope &result)
{
    const auto own = crypto::x25519FromEd25519(key);
    if (!own)
        return notAWrappingKey(wrapped);
    const auto sender =
        crypto::keyFromComponents(crypto::RawComponents{Curve::X25519, sealed.sender.toByteArray(), {}});
    const auto secret = sender ? crypto::agree(*own, *sender) : base::Result<SecretBytes>(sender.error());
    if (!secret)
        return secret.error();
    const QByteArray keys = sealed.sender.toByteArray() + crypto::rawComponents(*own)->x;
    const auto derive = [&](char purpose) {
        return SecretBytes::take(crypto::blake2b(mixed(purpose, wrapped, *secret, keys), 32));
    };
    result.encryptionKey = derive(1);
    result.nonce = SecretBytes::take(crypto::blake2b(keys, 24));
    return derive(2);
}

} // namespace

/// PASERK operations/PKE.
base::Result<PaserkEnvelope> sealEnvelope(const Paserk &wrapped, const crypto::Key &key)
{
    const PaserkLayout &layout = paserkLayout(wrapped.version);
    const QByteArrayView data = wrapped.data.view(), rest = data.sliced(layout.tag);
    const bool senderLast = wrapped.version == '1';
    Sealed sealed{data.first(layout.tag), rest.first(layout.sealing), rest.sliced(layout.sealing)};
    if (senderLast)
        sealed = {sealed.tag, rest.sliced(localKeyBytes), rest.first(localKeyBytes)};
    if (!key.isValid())
        return notAWrappingKey(wrapped);
    PaserkEnvelope result;
    result.tag = sealed.tag;
    result.ciphertext = sealed.ciphertext;
    auto authentication = senderLast               ? openRsa(wrapped, key, sealed, result)
                          : wrapped.version == '3' ? openP384(wrapped, key, sealed, result)
                                                   : openX25519(wrapped, key, sealed, result);
    if (!authentication)
        return authentication.error();
    result.authenticationKey = std::move(*authentication);
    result.authenticated = sealed.sender.toByteArray() + sealed.ciphertext.toByteArray();
    return result;
}

} // namespace claimcheck::formats
