#include "core/crypto/key_wrap.h"

#include "core/crypto/cipher_context.h"
#include "core/crypto/key_data.h"
#include "core/crypto/text.h"

namespace claimcheck::crypto {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype wrapBlock = 8;

base::Result<void> checkWrapSizes(const EVP_CIPHER *cipher, QByteArrayView input, qsizetype least)
{
    if (!cipher)
        return base::Error{"key-length"_L1, Text::tr("AES keys have 16, 24 or 32 bytes.")};
    if (input.size() < least || input.size() % wrapBlock != 0)
        return base::Error{"key-wrap-length"_L1,
                           Text::tr("Key wrap works on multiples of 8 bytes, at least %1; here are %2.")
                               .arg(least)
                               .arg(input.size()),
                           -1,
                           {base::Spec::Rfc3394, "2"}};
    return {};
}

} // namespace

base::Result<QByteArray> wrapKey(QByteArrayView wrappingKey, QByteArrayView key)
{
    const EVP_CIPHER *cipher = aesCipher(CipherMode::Wrap, wrappingKey.size());
    if (const auto sizes = checkWrapSizes(cipher, key, 2 * wrapBlock); !sizes)
        return sizes.error();
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    QByteArray wrapped(key.size() + wrapBlock, Qt::Uninitialized);
    int written = 0;
    if (EVP_EncryptInit_ex2(context, cipher, bytesOf(wrappingKey), nullptr, nullptr) != 1 ||
        EVP_EncryptUpdate(context, bytesOf(wrapped), &written, bytesOf(key), intSize(key)) != 1)
        return opensslError("not-supported-by-openssl"_L1,
                            Text::tr("%1 has no AES key wrap.").arg(openSslVersion()));
    return wrapped;
}

base::Result<base::SecretBytes> unwrapKey(QByteArrayView wrappingKey, QByteArrayView wrapped)
{
    const EVP_CIPHER *cipher = aesCipher(CipherMode::Wrap, wrappingKey.size());
    if (const auto sizes = checkWrapSizes(cipher, wrapped, 3 * wrapBlock); !sizes)
        return sizes.error();
    const CipherUse use = useCipherContext();
    EVP_CIPHER_CTX *context = use.get();
    EVP_CIPHER_CTX_set_flags(context, EVP_CIPHER_CTX_FLAG_WRAP_ALLOW);
    QByteArray key(wrapped.size(), Qt::Uninitialized); // OpenSSL writes up to the size of its input
    int written = 0;
    const bool fits =
        EVP_DecryptInit_ex2(context, cipher, bytesOf(wrappingKey), nullptr, nullptr) == 1 &&
        EVP_DecryptUpdate(context, bytesOf(key), &written, bytesOf(wrapped), intSize(wrapped)) == 1;
    if (!fits)
        return opensslError("wrong-key"_L1, Text::tr("The key does not unwrap the content key."));
    base::secureWipe(key.data() + written, static_cast<std::size_t>(key.size() - written));
    key.truncate(written);
    return base::SecretBytes::take(std::move(key));
}

} // namespace claimcheck::crypto
