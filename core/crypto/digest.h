#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <initializer_list>

namespace claimcheck::crypto {

enum class Digest : quint8 { None, Sha1, Sha256, Sha384, Sha512, Shake256 };

/// Bytes of the result: 20, 32, 48, 64; SHAKE256 as used by Ed448 (RFC 8032 §5.2) gives 114; None gives 0.
[[nodiscard]] qsizetype digestSize(Digest digest);

/// The digest of data; empty for Digest::None.
[[nodiscard]] QByteArray digestOf(Digest digest, QByteArrayView data);

/// RFC 2104. An empty key is allowed here; whether it is acceptable is for the caller to say.
[[nodiscard]] QByteArray hmac(Digest digest, QByteArrayView key, QByteArrayView data);
/// Over parts one after the other.
[[nodiscard]] QByteArray hmac(Digest digest, QByteArrayView key, std::initializer_list<QByteArrayView> parts);

} // namespace claimcheck::crypto
