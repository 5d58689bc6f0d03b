#include "core/crypto/cipher_context.h"

#include <array>

namespace claimcheck::crypto {

namespace {

constexpr int aesKeySizes = 3; // 16, 24 and 32 bytes

/// By mode, then by key size.
constexpr std::array<std::array<const char *, aesKeySizes>, 3> cipherNames = {{
    {"AES-128-GCM", "AES-192-GCM", "AES-256-GCM"},
    {"AES-128-CBC", "AES-192-CBC", "AES-256-CBC"},
    {"AES-128-WRAP", "AES-192-WRAP", "AES-256-WRAP"},
}};

using Ciphers = std::array<std::array<EVP_CIPHER *, aesKeySizes>, 3>;

Ciphers fetchCiphers()
{
    Ciphers fetched{};
    for (std::size_t mode = 0; mode < cipherNames.size(); ++mode) {
        for (std::size_t size = 0; size < aesKeySizes; ++size)
            fetched[mode][size] = EVP_CIPHER_fetch(nullptr, cipherNames[mode][size], nullptr);
    }
    return fetched;
}

} // namespace

const EVP_CIPHER *aesCipher(CipherMode mode, qsizetype keyBytes)
{
    static const Ciphers ciphers = fetchCiphers(); // kept until the process ends
    if (keyBytes != 16 && keyBytes != 24 && keyBytes != 32)
        return nullptr;
    return ciphers[static_cast<std::size_t>(mode)][static_cast<std::size_t>(keyBytes / 8 - 2)];
}

CipherUse useCipherContext()
{
    thread_local const CipherCtxPtr context(EVP_CIPHER_CTX_new());
    return CipherUse(context.get());
}

} // namespace claimcheck::crypto
