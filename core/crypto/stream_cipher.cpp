#include "core/crypto/stream_cipher.h"

#include "core/crypto/openssl_handles.h"
#include "core/crypto/xchacha.h"

#include <limits>

namespace claimcheck::crypto {

namespace {

constexpr qsizetype streamKey = 32;

QByteArray runStream(const EVP_CIPHER *cipher, QByteArrayView key, QByteArrayView iv, QByteArrayView data)
{
    if (key.size() != streamKey || iv.size() != 16 || data.size() > std::numeric_limits<int>::max())
        return {};
    const CipherCtxPtr context(EVP_CIPHER_CTX_new());
    QByteArray result(data.size(), '\0');
    int written = 0;
    const bool ok =
        EVP_EncryptInit_ex2(context.get(), cipher, bytesOf(key), bytesOf(iv), nullptr) == 1 &&
        EVP_EncryptUpdate(context.get(), bytesOf(result), &written, bytesOf(data), int(data.size())) == 1;
    ERR_clear_error();
    return ok ? result : QByteArray();
}

} // namespace

QByteArray streamCipher(StreamCipher cipher, QByteArrayView key, QByteArrayView nonce, QByteArrayView data)
{
    if (cipher == StreamCipher::Aes256Ctr)
        return runStream(EVP_aes_256_ctr(), key, nonce, data);
    if (cipher == StreamCipher::ChaCha20)
        return runStream(EVP_chacha20(), key, nonce, data);
    if (key.size() != streamKey || nonce.size() != 24)
        return {};
    const base::SecretBytes subkey = hChaCha20(key, nonce.first(16));
    return runStream(EVP_chacha20(), subkey.view(), QByteArray(8, '\0') + nonce.last(8).toByteArray(), data);
}

} // namespace claimcheck::crypto
