#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace claimcheck::crypto {

enum class StreamCipher : quint8 {
    Aes256Ctr, ///< NIST SP 800-38A §6.5: a key of 32 bytes, the first counter block of 16
    ChaCha20,  ///< RFC 8439 §2.4: a key of 32 bytes; 4 bytes of counter (little endian) and 12 of nonce
    XChaCha20, ///< draft-irtf-cfrg-xchacha: a key of 32 bytes, a nonce of 24; the counter starts at 0
};

/// Encrypts or decrypts, which is the same; authenticates nothing. Null where a length is not as above.
[[nodiscard]] QByteArray streamCipher(StreamCipher cipher, QByteArrayView key, QByteArrayView nonce,
                                      QByteArrayView data);

} // namespace claimcheck::crypto
