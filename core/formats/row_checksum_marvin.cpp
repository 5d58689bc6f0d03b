#include "core/formats/row_checksum.h"

#include "core/encoding/base64url.h"
#include "core/formats/check_codes.h"
#include "core/formats/digit_codes.h"

namespace claimcheck::formats {

namespace {

constexpr quint64 defaultSeed = 0x44656661756c7430; // "Default0"
constexpr quint64 entraSeed = 0x4161645077643030;   // "AadPwd00"
constexpr qsizetype coveredBytes = 60;

/// Least significant byte first.
QByteArray marvinBytes(quint32 number)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes += char((number >> (8 * i)) & 0xFF);
    return bytes;
}

/// The four bytes read as a big-endian number in base62, zeros behind it up to 6; a leading zero byte gives a
/// leading digit 0.
QByteArray caskDigits(const QByteArray &bytes)
{
    quint64 number = 0;
    for (const char c : bytes)
        number = number << 8 | uchar(c);
    QByteArray digits = digitsOf(number, base62Digits, 1);
    if (bytes[0] == '\0')
        digits.prepend('0');
    return digits.leftJustified(6, '0');
}

} // namespace

bool caskChecksumFits(QByteArrayView token)
{
    const auto covered = encoding::decodeBase64(token.first(80));
    if (!covered || covered->size() != coveredBytes)
        return false;
    const QByteArray check = marvinBytes(marvin32(defaultSeed, *covered));
    const QByteArrayView stored = token.sliced(80);
    const QByteArray plain = check.toBase64(); // of keys from before the checksum was written in base62
    return stored.first(4) == caskDigits(check).first(4) || stored == plain || stored == plain.first(4);
}

bool storageKeyChecksumFits(QByteArrayView token)
{
    const auto bytes = encoding::decodeBase64(token);
    return bytes && bytes->size() == coveredBytes + 4 &&
           bytes->last(4) == marvinBytes(marvin32(defaultSeed, bytes->first(coveredBytes)));
}

bool entraSecretChecksumFits(QByteArrayView token)
{
    constexpr QByteArrayView alphabet = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890.-_~";
    if (token.size() != 40)
        return false;
    const QByteArray digits = digitsOf(marvin32(entraSeed, token.first(37)), alphabet, 6);
    return token.last(3) == digits.first(3);
}

} // namespace claimcheck::formats
