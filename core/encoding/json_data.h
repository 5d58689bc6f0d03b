#pragma once

// Private to core/encoding: how a JsonDocument is kept.

#include "core/encoding/json_value.h"

#include <QVarLengthArray>

namespace claimcheck::encoding {

/// One value of the tape. Values stand in source order, a container before what it contains.
struct JsonNode
{
    static constexpr quint32 noKey = 0xFFFFFFFF;
    static constexpr quint32 maxCount = (1u << 24) - 1;

    enum Flag : quint32 {
        Escaped = 1u << 3,       ///< a string with a backslash
        LoneSurrogate = 1u << 4, ///< a string with half of a pair
        KeyEscaped = 1u << 5,
        KeyLoneSurrogate = 1u << 6,
        True = 1u << 7,         ///< for Bool
        PlainInteger = 1u << 7, ///< for Number: digits only
    };
    static constexpr quint32 countOne = 1u << 8;

    quint32 keyBegin; ///< offset of the name's opening quote, or noKey
    quint32 keyEnd;
    quint32 begin;
    quint32 end;
    quint32 next; ///< index of the node after this value and all that it contains
    quint32 bits; ///< 3 bits JsonKind, 5 bits Flag, 24 bits number of members or elements

    [[nodiscard]] JsonKind kind() const { return static_cast<JsonKind>(bits & 7u); }
    [[nodiscard]] bool has(Flag flag) const { return (bits & flag) != 0; }
    [[nodiscard]] quint32 count() const { return bits >> 8; }
};

struct JsonData
{
    // User-provided so that make_shared does not zero the node storage first.
    JsonData() {}

    QByteArray text;
    // Enough for the claims of nearly every token, so that a document costs one allocation.
    QVarLengthArray<JsonNode, 40> nodes;

    [[nodiscard]] const JsonNode &node(quint32 index) const { return nodes.data()[index]; }
    [[nodiscard]] QByteArrayView slice(quint32 begin, quint32 end) const
    {
        return QByteArrayView(text.constData() + begin, static_cast<qsizetype>(end - begin));
    }
    /// The name between its quotes.
    [[nodiscard]] QByteArrayView key(const JsonNode &n) const { return slice(n.keyBegin + 1, n.keyEnd - 1); }
};

/// Resolves the escapes of a string's text (without its quotes) that the reader has accepted; a lone
/// surrogate becomes U+FFFD.
[[nodiscard]] QByteArray unescapeJson(QByteArrayView rawText);

/// Compares such a text with UTF-8 bytes.
[[nodiscard]] bool jsonTextEquals(QByteArrayView rawText, bool escaped, QByteArrayView utf8);

} // namespace claimcheck::encoding
