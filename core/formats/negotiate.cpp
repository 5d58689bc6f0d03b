#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

#include <array>

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

struct Mechanism
{
    QByteArrayView oid; ///< DER content
    const char *name;
};
constexpr std::array<Mechanism, 3> mechanisms = {{
    {QByteArrayView("\x2B\x06\x01\x05\x05\x02", 6), "SPNEGO"},
    {QByteArrayView("\x2A\x86\x48\x86\xF7\x12\x01\x02\x02", 9), "Kerberos 5"},
    {QByteArrayView("\x2A\x86\x48\x82\xF7\x12\x01\x02\x02", 9), "Kerberos 5 (Microsoft)"},
}};

enum class Letters : quint8 { Bytes, Utf16 };

quint32 word(QByteArrayView bytes, qsizetype at, int size)
{
    quint32 number = 0;
    for (int i = 0; i < size && at + i < bytes.size(); ++i)
        number |= quint32(uchar(bytes[at + i])) << (8 * i);
    return number;
}

/// A name that a message points to: length, room and offset at that place. UTF-16 or the machine's own page.
QString ntlmName(QByteArrayView message, qsizetype at, Letters letters)
{
    const auto size = qsizetype(word(message, at, 2)), offset = qsizetype(word(message, at + 4, 4));
    if (offset > message.size() || size > message.size() - offset)
        return {};
    const QByteArrayView name = message.sliced(offset, size);
    if (letters == Letters::Bytes)
        return readableBytes(name);
    QString text;
    for (qsizetype i = 0; i + 1 < name.size(); i += 2)
        text += QChar(char16_t(word(name, i, 2)));
    return text;
}

bool readNtlm(QByteArrayView message, Recognized &found)
{
    constexpr quint32 negotiate = 1, authenticate = 3;
    constexpr qsizetype flagsAt = 60;
    const quint32 type = word(message, 8, 4);
    if (type != negotiate && type != authenticate)
        return false;
    addField(found, u"mechanism"_s, u"NTLM"_s, Text::tr("How the client proves who it is"));
    addField(found, u"message"_s, type == negotiate ? u"negotiate"_s : u"authenticate"_s,
             Text::tr("Which of NTLM's messages it is"));
    if (type == negotiate)
        return true;
    const Letters letters = (word(message, flagsAt, 4) & 1) != 0 ? Letters::Utf16 : Letters::Bytes;
    addField(found, u"domain"_s, ntlmName(message, 28, letters), Text::tr("The user's domain"));
    addField(found, u"user"_s, ntlmName(message, 36, letters), Text::tr("The user"));
    addField(found, u"workstation"_s, ntlmName(message, 44, letters), Text::tr("The computer"));
    return true;
}

/// A token of GSS-API: [APPLICATION 0] length, OBJECT IDENTIFIER of the mechanism.
bool readGssToken(QByteArrayView bytes, Recognized &found)
{
    if (bytes.size() < 4 || bytes[0] != 0x60)
        return false;
    const int lengthBytes = (uchar(bytes[1]) & 0x80) != 0 ? uchar(bytes[1]) & 0x7F : 0;
    const qsizetype at = 2 + lengthBytes;
    for (const Mechanism &one : mechanisms) {
        const qsizetype size = one.oid.size();
        if (bytes.size() < at + 2 + size || bytes[at] != 0x06 || qsizetype(bytes[at + 1]) != size ||
            bytes.sliced(at + 2, size) != one.oid)
            continue;
        addField(found, u"mechanism"_s, QString::fromLatin1(one.name),
                 Text::tr("How the client proves who it is"));
        return true;
    }
    return false;
}

} // namespace

bool readNegotiate(QByteArrayView token, Recognized &found)
{
    const auto bytes = decodeAnyBase64(token);
    if (!bytes)
        return false;
    return bytes->startsWith(QByteArrayView("NTLMSSP\0", 8)) ? readNtlm(*bytes, found)
                                                             : readGssToken(*bytes, found);
}

} // namespace claimcheck::formats
