#pragma once

// Private to core/formats: numbers and bytes written in digits of some alphabet.

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace claimcheck::formats {

inline constexpr QByteArrayView base62Digits =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
inline constexpr QByteArrayView base36Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
inline constexpr QByteArrayView crockfordDigits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; ///< ULID; no I L O U
inline constexpr QByteArrayView base58Digits = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// A number, most significant digit first, with the digit for zero in front up to width.
[[nodiscard]] QByteArray digitsOf(quint64 number, QByteArrayView alphabet, qsizetype width);

/// The number back. Empty for no text, a character that is no digit, or what is beyond 64 bits.
[[nodiscard]] std::optional<quint64> numberOf(QByteArrayView digits, QByteArrayView alphabet);

/// A large number as size bytes, most significant first. Empty where a character is no digit or it does not
/// fit; size is at most 64, as the time grows with its square.
[[nodiscard]] std::optional<QByteArray> bytesOfDigits(QByteArrayView digits, QByteArrayView alphabet,
                                                      qsizetype size);

/// RFC 4648 §6 in either case, without padding; bits that do not fill a byte are dropped.
[[nodiscard]] std::optional<QByteArray> decodeBase32(QByteArrayView text);

} // namespace claimcheck::formats
