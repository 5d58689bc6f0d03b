#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/digit_codes.h"
#include "core/formats/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

constexpr qint64 year2000 = 946'684'800'000; // milliseconds, as all here
constexpr qint64 year2100 = 4'102'444'800'000;

bool isOurTime(qint64 milliseconds)
{
    return milliseconds >= year2000 && milliseconds < year2100;
}

quint64 bigEndian(QByteArrayView bytes)
{
    quint64 number = 0;
    for (const char c : bytes)
        number = number << 8 | uchar(c);
    return number;
}

/// Milliseconds of the 60-bit count of 100 ns since 1582-10-15 (RFC 9562 §5.1).
qint64 gregorianTime(quint64 ticks)
{
    constexpr qint64 before1970 = 12'219'292'800'000;
    return qint64(ticks / 10'000) - before1970;
}

/// The time of versions 1, 6 and 7 (RFC 9562 §5.1, §5.6, §5.7).
std::optional<qint64> uuidTime(QByteArrayView uuid, int version)
{
    const quint64 high = bigEndian(uuid.first(8));
    if (version == 7)
        return qint64(high >> 16);
    if (version == 6)
        return gregorianTime((high >> 16) << 12 | (high & 0xFFF));
    if (version != 1)
        return std::nullopt;
    return gregorianTime((high & 0xFFF) << 48 | ((high >> 16) & 0xFFFF) << 32 | high >> 32);
}

QString uuidMeaning(int version)
{
    switch (version) {
    case 1: return Text::tr("Made from the time and a node");
    case 3: return Text::tr("MD5 of a name");
    case 4: return Text::tr("Random");
    case 5: return Text::tr("SHA-1 of a name");
    case 6: return Text::tr("Made from the time and a node, in an order that sorts");
    case 7: return Text::tr("Time in milliseconds, then random");
    case 8: return Text::tr("Of its maker's own layout");
    default: return Text::tr("Of a version that is not in use");
    }
}

int uuidVersion(QByteArrayView uuid)
{
    return uchar(uuid[6]) >> 4;
}

} // namespace

bool readUuid(QByteArrayView token, Recognized &found)
{
    const QByteArray uuid = QByteArray::fromHex(token.toByteArray()); // skips the hyphens
    if (uuid.size() != 16)
        return false;
    const int version = uuidVersion(uuid);
    addField(found, u"version"_s, QString::number(version), uuidMeaning(version), {14, 15});
    if (const auto time = uuidTime(uuid, version))
        addTimeField(found, u"time"_s, *time, Text::tr("When it was made"), {0, 18});
    if (version == 1 || version == 6)
        addField(found, u"node"_s, QString::fromLatin1(uuid.last(6).toHex(':')),
                 Text::tr("Address of the network card, or random"), {24, 36});
    return true;
}

bool readUlid(QByteArrayView token, Recognized &found)
{
    const auto time = numberOf(token.first(10), crockfordDigits);
    const bool isNumber = std::ranges::all_of(token, [](char c) { return c <= '9'; });
    if (!time || !isOurTime(qint64(*time)) || isNumber)
        return false;
    addTimeField(found, u"time"_s, qint64(*time), Text::tr("When it was made"), {0, 10});
    return true;
}

/// A name, "_" and a UUID of version 7 in Crockford's base32, small letters.
bool readTypeId(QByteArrayView token, Recognized &found)
{
    const qsizetype separator = token.lastIndexOf('_');
    const QByteArray suffix = token.sliced(separator + 1).toByteArray().toUpper();
    const auto uuid = bytesOfDigits(suffix, crockfordDigits, 16);
    const bool rightVersion = uuid && uuidVersion(*uuid) == 7 && (uchar(uuid->at(8)) >> 6) == 2;
    if (!rightVersion || !isOurTime(*uuidTime(*uuid, 7)))
        return false;
    addField(found, u"type"_s, QString::fromLatin1(token.first(separator)), Text::tr("What it is the id of"),
             {0, separator});
    addTimeField(found, u"time"_s, *uuidTime(*uuid, 7), Text::tr("When it was made"),
                 {separator + 1, separator + 11});
    const QString hex = QString::fromLatin1(uuid->toHex());
    addField(
        found, u"uuid"_s,
        QStringList{hex.mid(0, 8), hex.mid(8, 4), hex.mid(12, 4), hex.mid(16, 4), hex.mid(20)}.join(u'-'),
        Text::tr("The same as a UUID"), {separator + 1, token.size()});
    return true;
}

} // namespace claimcheck::formats
