#include "core/crypto/aes_cbc_hmac.h"

#include "core/base/secret_bytes.h"
#include "core/crypto/cipher_context.h"
#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

#include <QtEndian>

#include <array>

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

constexpr int aesBlock = 16;

/// RFC 7518 §5.2.2.1 steps 4 and 5: HMAC over A, IV, ciphertext and the bits of A as 64-bit number, cut
/// short.
QByteArray cbcTag(const AeadMethod &method, QByteArrayView macKey, QByteArrayView iv,
                  QByteArrayView authenticated, QByteArrayView ciphertext)
{
    std::array<char, sizeof(quint64)> bits{};
    qToBigEndian(static_cast<quint64>(authenticated.size()) * 8, bits.data());
    return hmac(method.digest, macKey, {authenticated, iv, ciphertext, QByteArrayView(bits)})
        .first(method.tagBytes);
}

} // namespace

std::optional<QByteArray> openCbcHmac(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                                      QByteArrayView authenticated, QByteArrayView ciphertext,
                                      QByteArrayView tag)
{
    const QByteArrayView macKey = key.first(key.size() / 2), aesKey = key.sliced(key.size() / 2);
    if (!base::constantTimeEquals(cbcTag(method, macKey, iv, authenticated, ciphertext), tag))
        return std::nullopt;
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    QByteArray plaintext(ciphertext.size() + aesBlock, Qt::Uninitialized);
    int written = 0, rest = 0;
    const bool ok = EVP_DecryptInit_ex2(context, aesCipher(CipherMode::Cbc, aesKey.size()), bytesOf(aesKey),
                                        bytesOf(iv), nullptr) == 1 &&
                    EVP_DecryptUpdate(context, bytesOf(plaintext), &written, bytesOf(ciphertext),
                                      intSize(ciphertext)) == 1 &&
                    EVP_DecryptFinal_ex(context, bytesOf(plaintext) + written, &rest) == 1;
    if (!ok)
        return std::nullopt; // the tag fits, so that its sender padded wrongly
    plaintext.truncate(written + rest);
    return plaintext;
}

base::Result<Sealed> sealCbcHmac(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                                 QByteArrayView authenticated, QByteArrayView plaintext)
{
    const QByteArrayView macKey = key.first(key.size() / 2), aesKey = key.sliced(key.size() / 2);
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    QByteArray ciphertext(plaintext.size() + aesBlock, Qt::Uninitialized);
    int written = 0, rest = 0;
    const bool ok = EVP_EncryptInit_ex2(context, aesCipher(CipherMode::Cbc, aesKey.size()), bytesOf(aesKey),
                                        bytesOf(iv), nullptr) == 1 &&
                    EVP_EncryptUpdate(context, bytesOf(ciphertext), &written, bytesOf(plaintext),
                                      intSize(plaintext)) == 1 &&
                    EVP_EncryptFinal_ex(context, bytesOf(ciphertext) + written, &rest) == 1;
    if (!ok)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 has no AES-CBC.").arg(openSslVersion()));
    ciphertext.truncate(written + rest);
    QByteArray tag = cbcTag(method, macKey, iv, authenticated, ciphertext);
    return Sealed{std::move(ciphertext), std::move(tag)};
}

} // namespace claimcheck::crypto
