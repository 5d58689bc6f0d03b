#include "core/crypto/aead.h"

#include "core/crypto/aes_cbc_hmac.h"
#include "core/crypto/cipher_context.h"
#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

base::Error sizeError(QLatin1StringView code, const QString &what, int expected, qsizetype actual)
{
    return {
        code,
        Text::tr("%1 has %2 bytes with this algorithm; here it has %3.").arg(what).arg(expected).arg(actual)};
}

base::Result<void> checkSizes(const AeadMethod &method, QByteArrayView key, QByteArrayView iv)
{
    if (key.size() != method.keyBytes)
        return sizeError("key-length"_L1, Text::tr("The key"), method.keyBytes, key.size());
    if (iv.size() != method.ivBytes)
        return sizeError("iv-length"_L1, Text::tr("The initialization vector"), method.ivBytes, iv.size());
    return {};
}

std::optional<QByteArray> openGcm(QByteArrayView key, QByteArrayView iv, QByteArrayView authenticated,
                                  QByteArrayView ciphertext, QByteArrayView tag)
{
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    QByteArray plaintext(ciphertext.size(), Qt::Uninitialized);
    QByteArray expected = tag.toByteArray(); // OpenSSL's parameter is not const
    int written = 0;
    const bool fits =
        EVP_DecryptInit_ex2(context, aesCipher(CipherMode::Gcm, key.size()), bytesOf(key), bytesOf(iv),
                            nullptr) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, intSize(tag), expected.data()) == 1 &&
        EVP_DecryptUpdate(context, nullptr, &written, bytesOf(authenticated), intSize(authenticated)) == 1 &&
        EVP_DecryptUpdate(context, bytesOf(plaintext), &written, bytesOf(ciphertext), intSize(ciphertext)) ==
            1 &&
        EVP_DecryptFinal_ex(context, bytesOf(plaintext) + plaintext.size(), &written) == 1;
    return fits ? std::optional(std::move(plaintext)) : std::nullopt;
}

base::Result<Sealed> sealGcm(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                             QByteArrayView authenticated, QByteArrayView plaintext)
{
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    Sealed sealed{QByteArray(plaintext.size(), Qt::Uninitialized),
                  QByteArray(method.tagBytes, Qt::Uninitialized)};
    int written = 0;
    const bool ok =
        EVP_EncryptInit_ex2(context, aesCipher(CipherMode::Gcm, key.size()), bytesOf(key), bytesOf(iv),
                            nullptr) == 1 &&
        EVP_EncryptUpdate(context, nullptr, &written, bytesOf(authenticated), intSize(authenticated)) == 1 &&
        EVP_EncryptUpdate(context, bytesOf(sealed.ciphertext), &written, bytesOf(plaintext),
                          intSize(plaintext)) == 1 &&
        EVP_EncryptFinal_ex(context, bytesOf(sealed.ciphertext) + sealed.ciphertext.size(), &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, method.tagBytes, sealed.tag.data()) == 1;
    if (!ok)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 has no AES-GCM.").arg(openSslVersion()));
    return sealed;
}

} // namespace

base::Result<QByteArray> openSealed(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                                    QByteArrayView authenticated, QByteArrayView ciphertext,
                                    QByteArrayView tag)
{
    if (const auto sizes = checkSizes(method, key, iv); !sizes)
        return sizes.error();
    if (tag.size() != method.tagBytes)
        return sizeError("tag-length"_L1, Text::tr("The authentication tag"), method.tagBytes, tag.size());
    auto plaintext = method.digest == Digest::None
                         ? openGcm(key, iv, authenticated, ciphertext, tag)
                         : openCbcHmac(method, key, iv, authenticated, ciphertext, tag);
    if (plaintext)
        return std::move(*plaintext);
    return opensslError(
        "wrong-tag"_L1,
        Text::tr("The content does not fit its authentication tag: another key, or altered."));
}

base::Result<Sealed> seal(const AeadMethod &method, QByteArrayView key, QByteArrayView iv,
                          QByteArrayView authenticated, QByteArrayView plaintext)
{
    if (const auto sizes = checkSizes(method, key, iv); !sizes)
        return sizes.error();
    return method.digest == Digest::None ? sealGcm(method, key, iv, authenticated, plaintext)
                                         : sealCbcHmac(method, key, iv, authenticated, plaintext);
}

} // namespace claimcheck::crypto
