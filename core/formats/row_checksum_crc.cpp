#include "core/formats/row_checksum.h"

#include "core/encoding/base64url.h"
#include "core/formats/check_codes.h"
#include "core/formats/digit_codes.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

QByteArray littleEndianBytes(quint32 number)
{
    QByteArray bytes;
    for (int i = 0; i < 4; ++i)
        bytes += char((number >> (8 * i)) & 0xFF);
    return bytes;
}

} // namespace

bool gitHubChecksumFits(QByteArrayView token)
{
    const QByteArrayView body = token.sliced(token.indexOf('_') + 1);
    return body.size() == 36 && body.last(6) == digitsOf(crc32(body.first(30)), base62Digits, 6);
}

bool gitLabChecksumFits(QByteArrayView token)
{
    constexpr qsizetype crcSize = 7;
    if (token.size() <= crcSize ||
        token.last(crcSize) != digitsOf(crc32(token.chopped(crcSize)), base36Digits, crcSize))
        return false;
    const QByteArrayView body = token.first(token.indexOf('.'));
    const auto length = numberOf(token.chopped(crcSize).last(2), base36Digits);
    return length && qsizetype(*length) <= body.size() && // what stands in front may hold a "-" itself
           !body.last(qsizetype(*length)).isEmpty();
}

bool sanctumChecksumFits(QByteArrayView token)
{
    if (token.size() < 48)
        return false;
    const QByteArrayView random = token.chopped(8).last(40);
    return token.last(8) == QByteArray::number(crc32(random), 16).rightJustified(8, '0');
}

bool grafanaChecksumFits(QByteArrayView token)
{
    const qsizetype separator = token.lastIndexOf('_');
    return separator > 0 &&
           token.sliced(separator + 1) == littleEndianBytes(crc32(token.first(separator))).toHex();
}

bool nkeyChecksumFits(QByteArrayView token)
{
    const auto bytes = decodeBase32(token);
    if (!bytes || bytes->size() < 3)
        return false;
    const quint16 crc = crc16Xmodem(QByteArrayView(*bytes).chopped(2));
    return uchar(bytes->at(bytes->size() - 2)) == (crc & 0xFF) && uchar(bytes->back()) == (crc >> 8);
}

QString azureDevOpsTokenOwner(QByteArrayView token)
{
    const auto bytes = token.size() == 52 ? decodeBase32(token) : std::nullopt;
    if (!bytes)
        return {};
    // The four bytes of the checksum stand between the others.
    const QByteArray covered = bytes->mid(0, 2) + bytes->mid(3, 4) + bytes->mid(9, 13) + bytes->mid(23, 9);
    const QByteArray stored = bytes->mid(22, 1) + bytes->mid(8, 1) + bytes->mid(7, 1) + bytes->mid(2, 1);
    const quint32 crc = crc32(covered);
    if (stored == littleEndianBytes(crc ^ 0xE0B9692D))
        return u"user"_s;
    return stored == littleEndianBytes(crc ^ 0x1019F92E) ? u"application"_s : QString();
}

} // namespace claimcheck::formats
