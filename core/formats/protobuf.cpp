#include "core/formats/protobuf.h"

#include <algorithm>

namespace claimcheck::formats {

namespace {

enum WireType : quint8 { Varint = 0, Fixed64 = 1, Delimited = 2, Fixed32 = 5 };

std::optional<quint64> takeVarint(QByteArrayView &rest)
{
    quint64 value = 0;
    for (int shift = 0; shift < 64 && !rest.isEmpty(); shift += 7) {
        const auto byte = quint64(uchar(rest[0]));
        rest = rest.sliced(1);
        value |= (byte & 0x7F) << shift;
        if ((byte & 0x80) == 0)
            return value;
    }
    return std::nullopt;
}

bool takeFixed(QByteArrayView &rest, qsizetype size, quint64 &value)
{
    if (rest.size() < size)
        return false;
    for (qsizetype i = size; i-- > 0;)
        value = value << 8 | uchar(rest[i]);
    rest = rest.sliced(size);
    return true;
}

bool takeDelimited(QByteArrayView &rest, ProtobufField &field)
{
    const auto size = takeVarint(rest);
    if (!size)
        return false;
    field.hasBytes = true;
    field.cutShort = *size > quint64(rest.size());
    field.bytes = field.cutShort ? rest : rest.first(qsizetype(*size));
    rest = rest.sliced(field.bytes.size());
    return true;
}

bool takeField(QByteArrayView &rest, ProtobufField &field)
{
    const auto tag = takeVarint(rest);
    if (!tag || (*tag >> 3) == 0)
        return false;
    field.number = *tag >> 3;
    switch (*tag & 7) {
    case Varint: {
        const auto value = takeVarint(rest);
        field.value = value.value_or(0);
        return value.has_value();
    }
    case Fixed64: return takeFixed(rest, 8, field.value);
    case Fixed32: return takeFixed(rest, 4, field.value);
    case Delimited: return takeDelimited(rest, field);
    default: return false;
    }
}

} // namespace

std::optional<std::vector<ProtobufField>> readProtobuf(QByteArrayView message)
{
    constexpr std::size_t maxFields = 1000;
    std::vector<ProtobufField> fields;
    while (!message.isEmpty()) {
        ProtobufField field;
        if (fields.size() == maxFields || !takeField(message, field))
            return std::nullopt;
        fields.push_back(field);
    }
    return fields;
}

const ProtobufField *findField(const std::vector<ProtobufField> &fields, quint64 number)
{
    const auto found = std::ranges::find(fields, number, &ProtobufField::number);
    return found == fields.end() ? nullptr : &*found;
}

} // namespace claimcheck::formats
