#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace claimcheck::crypto {

/// BLAKE2b (RFC 7693) with a result of 1 to 64 bytes, keyed with up to 64 bytes or not. Written here because
/// OpenSSL before 3.2 has only the unkeyed one of 64 bytes and the keyed one, and PASERK needs 33 bytes
/// without a key: the length is hashed too, so that a longer result cannot be cut. Empty for other lengths.
[[nodiscard]] QByteArray blake2b(QByteArrayView data, qsizetype size, QByteArrayView key = {});

} // namespace claimcheck::crypto
