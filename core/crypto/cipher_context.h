#pragma once

// Internal to core/crypto: fetched ciphers and a context that each thread keeps.
#include "core/crypto/openssl_handles.h"

namespace claimcheck::crypto {

enum class CipherMode : quint8 { Gcm, Cbc, Wrap };

/// AES in that mode with a key of 16, 24 or 32 bytes; null for other lengths. Fetching at each use is what
/// makes OpenSSL 3.0 slow.
[[nodiscard]] const EVP_CIPHER *aesCipher(CipherMode mode, qsizetype keyBytes);

/// This thread's context for one use, after which its key is wiped.
using CipherUse = std::unique_ptr<EVP_CIPHER_CTX, Freer<EVP_CIPHER_CTX_reset>>;
[[nodiscard]] CipherUse useCipherContext();

/// A size as OpenSSL's int. Everything here is far smaller: token text is limited to 64 MB.
[[nodiscard]] inline int intSize(QByteArrayView view)
{
    Q_ASSERT(view.size() <= INT_MAX);
    return static_cast<int>(view.size());
}

} // namespace claimcheck::crypto
