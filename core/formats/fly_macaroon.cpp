#include "core/formats/row_fields.h"

#include "core/formats/add_field.h"
#include "core/formats/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::formats {

namespace {

/// As much MessagePack as the head of Fly.io's macaroons needs. Everything is empty behind the first mistake.
class PackedScanner
{
public:
    explicit PackedScanner(QByteArrayView bytes) : m_rest(bytes) {}

    /// How many items an array has; -1 where none is next.
    int takeArray()
    {
        const int head = takeByte();
        if (head >= 0x90 && head <= 0x9F)
            return head & 15;
        return head == 0xDC ? takeNumber(2) : -1;
    }
    /// A string or bytes of up to 65,535.
    std::optional<QByteArrayView> takeText()
    {
        const int head = takeByte();
        int size = -1;
        if (head >= 0xA0 && head <= 0xBF)
            size = head & 31;
        else if (head == 0xC4 || head == 0xD9)
            size = takeNumber(1);
        else if (head == 0xC5 || head == 0xDA)
            size = takeNumber(2);
        if (size < 0 || size > m_rest.size())
            return std::nullopt;
        const QByteArrayView text = m_rest.first(size);
        m_rest = m_rest.sliced(size);
        return text;
    }
    int takeByte() { return takeNumber(1); }

private:
    int takeNumber(int size)
    {
        if (m_rest.size() < size)
            return -1;
        int number = 0;
        for (int i = 0; i < size; ++i)
            number = number << 8 | uchar(m_rest[i]);
        m_rest = m_rest.sliced(size);
        return number;
    }

    QByteArrayView m_rest;
};

/// [[key id, random, is a proof], location, [type, caveat, type, caveat …], tail]
bool readFirst(QByteArrayView bytes, Recognized &found)
{
    PackedScanner scanner(bytes);
    if (scanner.takeArray() != 4 || scanner.takeArray() < 2)
        return false;
    const auto keyId = scanner.takeText();
    const auto random = keyId ? scanner.takeText() : std::nullopt;
    const int proof = random ? scanner.takeByte() : -1; // false or true
    const auto location = proof >= 0 ? scanner.takeText() : std::nullopt;
    if (!location)
        return false;
    addField(found, u"location"_s, readableBytes(*location), Text::tr("Where it is meant for"));
    addField(found, u"keyId"_s, QString::fromLatin1(keyId->toByteArray().toHex()),
             Text::tr("Which of the issuer's keys"));
    if (const int items = scanner.takeArray(); items >= 0)
        addField(found, u"caveats"_s, QString::number(items / 2), Text::tr("How many conditions it carries"));
    return true;
}

} // namespace

bool readFlyMacaroon(QByteArrayView token, Recognized &found)
{
    constexpr QByteArrayView scheme = "FlyV1 ";
    const QByteArrayView bare = token.startsWith(scheme) ? token.sliced(scheme.size()) : token;
    const QList<QByteArray> parts = bare.toByteArray().split(',');
    addField(found, u"parts"_s, QString::number(parts.size()),
             Text::tr("How many macaroons stand in it: permissions and discharges"));
    const QByteArray &first = parts.front();
    const auto bytes = decodeAnyBase64(QByteArrayView(first).sliced(first.indexOf('_') + 1));
    return bytes && readFirst(*bytes, found);
}

} // namespace claimcheck::formats
