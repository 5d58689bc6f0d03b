#include "core/formats/digit_codes.h"

#include <algorithm>
#include <limits>

namespace claimcheck::formats {

QByteArray digitsOf(quint64 number, QByteArrayView alphabet, qsizetype width)
{
    const auto base = quint64(alphabet.size());
    QByteArray digits;
    for (; number > 0; number /= base)
        digits += alphabet[qsizetype(number % base)];
    while (digits.size() < width)
        digits += alphabet[0];
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::optional<quint64> numberOf(QByteArrayView digits, QByteArrayView alphabet)
{
    const auto base = quint64(alphabet.size());
    quint64 number = 0;
    for (const char c : digits) {
        const qsizetype digit = alphabet.indexOf(c);
        if (digit < 0 || number > (std::numeric_limits<quint64>::max() - quint64(digit)) / base)
            return std::nullopt;
        number = number * base + quint64(digit);
    }
    return digits.isEmpty() ? std::nullopt : std::optional(number);
}

std::optional<QByteArray> bytesOfDigits(QByteArrayView digits, QByteArrayView alphabet, qsizetype size)
{
    constexpr qsizetype largest = 64;
    if (digits.isEmpty() || size > largest || digits.size() > 2 * largest)
        return std::nullopt;
    QByteArray bytes(size, '\0');
    for (const char c : digits) {
        const qsizetype digit = alphabet.indexOf(c);
        if (digit < 0)
            return std::nullopt;
        auto carry = quint32(digit);
        for (qsizetype i = size; i-- > 0;) {
            carry += quint32(uchar(bytes[i])) * quint32(alphabet.size());
            bytes[i] = char(carry & 0xFF);
            carry >>= 8;
        }
        if (carry != 0)
            return std::nullopt;
    }
    return bytes;
}

std::optional<QByteArray> decodeBase32(QByteArrayView text)
{
    constexpr QByteArrayView alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    QByteArray bytes;
    quint32 bits = 0;
    int count = 0;
    for (const char c : text) {
        const qsizetype digit = alphabet.indexOf(c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c);
        if (digit < 0)
            return std::nullopt;
        bits = (bits << 5) | quint32(digit);
        count += 5;
        if (count < 8)
            continue;
        count -= 8;
        bytes += char((bits >> count) & 0xFF);
    }
    return bytes;
}

} // namespace claimcheck::formats
