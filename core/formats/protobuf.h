#pragma once

// Private to core/formats: protocol buffers without a schema.

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace claimcheck::formats {

struct ProtobufField
{
    quint64 number = 0;
    quint64 value = 0;    ///< of a varint or a fixed number
    QByteArrayView bytes; ///< of a length-delimited field
    bool hasBytes = false;
    bool cutShort = false; ///< the message ends before the field does; bytes is what there is
};

/// The fields of a message in order, at most a thousand; views into it. Empty where it is no message. Only
/// the last field may be cut short.
[[nodiscard]] std::optional<std::vector<ProtobufField>> readProtobuf(QByteArrayView message);

/// The first field of that number; null if there is none.
[[nodiscard]] const ProtobufField *findField(const std::vector<ProtobufField> &fields, quint64 number);

} // namespace claimcheck::formats
