#include "core/crypto/rsa_encryption.h"

#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <openssl/rand.h>
#include <openssl/rsa.h>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pkcs1Overhead = 11; // RFC 8017 §7.2.1: 0, 2, eight bytes or more, 0

bool setEncryptionPadding(EVP_PKEY_CTX *context, int padding, Digest digest)
{
    if (EVP_PKEY_CTX_set_rsa_padding(context, padding) <= 0)
        return false;
    return padding != RSA_PKCS1_OAEP_PADDING ||
           (EVP_PKEY_CTX_set_rsa_oaep_md(context, evpDigest(digest)) > 0 &&
            EVP_PKEY_CTX_set_rsa_mgf1_md(context, evpDigest(digest)) > 0);
}

base::Result<QByteArray> encryptRsa(const Key &key, int padding, Digest digest, QByteArrayView message)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("This is not an RSA key.")};
    const PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.data()->pkey.get(), nullptr));
    QByteArray encrypted((key.bits() + 7) / 8, Qt::Uninitialized);
    std::size_t size = sizeOf(encrypted);
    if (!context || EVP_PKEY_encrypt_init(context.get()) <= 0 ||
        !setEncryptionPadding(context.get(), padding, digest) ||
        EVP_PKEY_encrypt(context.get(), bytesOf(encrypted), &size, bytesOf(message), sizeOf(message)) <= 0)
        return opensslError("key-too-short"_L1, Text::tr("The key is too short for this algorithm."));
    return encrypted;
}

PkeyCtxPtr newDecrypter(const KeyData &key, int padding, Digest digest)
{
    PkeyCtxPtr context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.pkey.get(), nullptr));
    if (!context || EVP_PKEY_decrypt_init(context.get()) <= 0 ||
        !setEncryptionPadding(context.get(), padding, digest))
        return {};
    return context;
}

base::Result<void> checkRsaDecryption(const Key &key, QByteArrayView encrypted)
{
    if (!key.isValid() || key.kind() != KeyKind::Rsa)
        return base::Error{"key-kind"_L1, Text::tr("This is not an RSA key.")};
    if (!key.hasPrivate())
        return base::Error{"key-not-private"_L1,
                           Text::tr("Decrypting needs the private key; this is the public half.")};
    if (encrypted.size() != (key.bits() + 7) / 8)
        return base::Error{"encrypted-key-length"_L1,
                           Text::tr("The encrypted key has %1 bytes; with this RSA key it has %2.")
                               .arg(encrypted.size())
                               .arg((key.bits() + 7) / 8),
                           -1,
                           {base::Spec::Rfc8017, "7"}};
    return {};
}

/// Answers whether OpenSSL did it; the result has its bytes and is as long as the modulus before that.
bool decryptRsa(const KeyData &key, int padding, Digest digest, QByteArrayView encrypted, QByteArray &result)
{
    const SignatureMethod slot{SignatureScheme::None, digest, Curve::None};
    PkeyCtxPtr context = key.decrypters.take(slot);
    if (!context)
        context = newDecrypter(key, padding, digest);
    std::size_t size = sizeOf(result);
    const bool ok = context && EVP_PKEY_decrypt(context.get(), bytesOf(result), &size, bytesOf(encrypted),
                                                sizeOf(encrypted)) > 0;
    if (context)
        key.decrypters.give(slot, std::move(context));
    ERR_clear_error();
    if (ok)
        result.truncate(static_cast<qsizetype>(size));
    return ok;
}

/// All ones where a byte is zero, else zero; without a branch.
unsigned isZeroMask(unsigned char byte)
{
    return 0U - ((static_cast<unsigned>(byte) - 1U) >> 31U);
}

/// All ones where block is 0, 2, non-zero bytes, 0 and a message of that many bytes (RFC 8017 §7.2.2 step 3).
unsigned paddingMask(QByteArrayView block, qsizetype messageBytes)
{
    const unsigned char *bytes = bytesOf(block);
    const qsizetype separator = block.size() - messageBytes - 1;
    unsigned good = isZeroMask(bytes[0]) & isZeroMask(bytes[1] ^ 2U) & isZeroMask(bytes[separator]);
    for (qsizetype i = 2; i < separator; ++i)
        good &= ~isZeroMask(bytes[i]);
    return good;
}

} // namespace

base::Result<QByteArray> encryptOaep(Digest digest, const Key &key, QByteArrayView message)
{
    return encryptRsa(key, RSA_PKCS1_OAEP_PADDING, digest, message);
}

base::Result<QByteArray> encryptPkcs1(const Key &key, QByteArrayView message)
{
    return encryptRsa(key, RSA_PKCS1_PADDING, Digest::None, message);
}

base::Result<base::SecretBytes> decryptOaep(Digest digest, const Key &key, QByteArrayView encrypted)
{
    if (const auto checked = checkRsaDecryption(key, encrypted); !checked)
        return checked.error();
    QByteArray message(encrypted.size(), Qt::Uninitialized);
    if (!decryptRsa(*key.data(), RSA_PKCS1_OAEP_PADDING, digest, encrypted, message))
        return base::Error{"wrong-key"_L1, Text::tr("The encrypted key does not fit this RSA key.")};
    return base::SecretBytes::take(std::move(message));
}

base::Result<base::SecretBytes> decryptPkcs1Key(const Key &key, QByteArrayView encrypted, qsizetype keyBytes)
{
    if (const auto checked = checkRsaDecryption(key, encrypted); !checked)
        return checked.error();
    if (encrypted.size() < keyBytes + pkcs1Overhead)
        return base::Error{"key-too-short"_L1, Text::tr("The key is too short for this algorithm.")};
    // Without padding for OpenSSL: before 3.2 it told a wrong padding by an error of its own.
    QByteArray block(encrypted.size(), Qt::Uninitialized);
    if (!decryptRsa(*key.data(), RSA_NO_PADDING, Digest::None, encrypted, block))
        block.fill('\0'); // not below this modulus, so another key's: answered as a wrong padding is
    QByteArray answer(keyBytes, Qt::Uninitialized);
    RAND_priv_bytes(bytesOf(answer), static_cast<int>(keyBytes));
    const auto mask = static_cast<unsigned char>(paddingMask(block, keyBytes));
    const unsigned char *message = bytesOf(QByteArrayView(block).last(keyBytes));
    unsigned char *out = bytesOf(answer);
    for (qsizetype i = 0; i < keyBytes; ++i)
        out[i] = static_cast<unsigned char>((message[i] & mask) | (out[i] & ~mask));
    base::secureWipe(block.data(), static_cast<std::size_t>(block.size()));
    return base::SecretBytes::take(std::move(answer));
}

} // namespace claimcheck::crypto
