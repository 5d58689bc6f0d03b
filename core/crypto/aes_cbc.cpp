#include "core/crypto/aes_cbc.h"

#include "core/crypto/openssl_handles.h"

#include <limits>

namespace claimcheck::crypto {

std::optional<QByteArray> decryptAes128Cbc(QByteArrayView key, QByteArrayView iv, QByteArrayView ciphertext)
{
    constexpr qsizetype block = 16;
    if (key.size() != block || iv.size() != block || ciphertext.isEmpty() || ciphertext.size() % block != 0 ||
        ciphertext.size() > std::numeric_limits<int>::max() - block)
        return std::nullopt;
    const CipherCtxPtr context(EVP_CIPHER_CTX_new());
    EVP_CIPHER_CTX *c = context.get();
    QByteArray plain(ciphertext.size() + block, '\0');
    int first = 0, last = 0;
    const bool ok =
        EVP_DecryptInit_ex2(c, EVP_aes_128_cbc(), bytesOf(key), bytesOf(iv), nullptr) == 1 &&
        EVP_DecryptUpdate(c, bytesOf(plain), &first, bytesOf(ciphertext), int(ciphertext.size())) == 1 &&
        EVP_DecryptFinal_ex(c, bytesOf(plain) + first, &last) == 1;
    ERR_clear_error();
    if (!ok)
        return std::nullopt;
    plain.truncate(first + last);
    return plain;
}

} // namespace claimcheck::crypto
