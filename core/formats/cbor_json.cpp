#include "core/formats/cbor.h"

#include "core/encoding/base64url.h"
#include "core/encoding/json_writer.h"

namespace claimcheck::formats {

namespace {

struct ClaimName
{
    qint64 key;
    const char *name;
};

/// The registry of CWT claims.
constexpr ClaimName claimNames[] = {{1, "iss"}, {2, "sub"}, {3, "aud"}, {4, "exp"},   {5, "nbf"},
                                    {6, "iat"}, {7, "cti"}, {8, "cnf"}, {9, "scope"}, {10, "nonce"}};

QByteArray keyText(const CborValue &key, CborNames names)
{
    if (key.kind == CborKind::Text)
        return key.bytes;
    const auto number = key.toInteger();
    if (!number)
        return encoding::encodeBase64Url(key.bytes);
    for (const ClaimName &claim : claimNames) {
        if (names == CborNames::Claims && claim.key == *number)
            return claim.name;
    }
    return QByteArray::number(*number);
}

void writeCbor(encoding::JsonWriter &writer, const CborValue &value, CborNames names);

void writeMap(encoding::JsonWriter &writer, const CborValue &map, CborNames names)
{
    writer.beginObject();
    for (std::size_t i = 0; i + 1 < map.items.size(); i += 2) {
        writer.key(keyText(map.items[i], names));
        writeCbor(writer, map.items[i + 1], CborNames::Numbers); // the names are those of the outermost map
    }
    writer.endObject();
}

void writeSimple(encoding::JsonWriter &writer, quint64 number)
{
    if (number == 20 || number == 21)
        writer.value(number == 21);
    else
        writer.value(nullptr);
}

void writeCbor(encoding::JsonWriter &writer, const CborValue &value, CborNames names)
{
    switch (value.kind) {
    case CborKind::Unsigned: return writer.rawValue(QByteArray::number(value.number));
    case CborKind::Negative: // -1 minus the number, beyond 64 bits at its end
        return value.number == ~quint64(0) ? writer.rawValue("-18446744073709551616")
                                           : writer.rawValue('-' + QByteArray::number(value.number + 1));
    case CborKind::Bytes: return writer.value(encoding::encodeBase64Url(value.bytes));
    case CborKind::Text: return writer.value(value.bytes);
    case CborKind::Float: return writer.value(value.real);
    case CborKind::Simple: return writeSimple(writer, value.number);
    case CborKind::Map: return writeMap(writer, value, names);
    case CborKind::Tag:
        return value.items.empty() ? writer.value(nullptr) : writeCbor(writer, value.items.front(), names);
    case CborKind::Array: break;
    }
    writer.beginArray();
    for (const CborValue &item : value.items)
        writeCbor(writer, item, CborNames::Numbers);
    writer.endArray();
}

} // namespace

QByteArray cborToJson(const CborValue &value, CborNames names)
{
    encoding::JsonWriter writer;
    writeCbor(writer, value, names);
    return writer.take();
}

} // namespace claimcheck::formats
