#pragma once

// Private to core/encoding: what can be wrong with JSON text.

#include "core/base/error.h"

#include <QByteArrayView>

namespace claimcheck::encoding {

enum class JsonFault : quint8 {
    Empty,
    ByteOrderMark,
    Utf8,
    ControlCharacter,
    Escape,
    UnicodeEscape,
    LeadingZero,
    NumberDigit,
    Literal,
    ExpectedValue,
    ExpectedName,
    TrailingComma,
    ExpectedColon,
    ExpectedCommaOrBrace,
    ExpectedCommaOrBracket,
    TruncatedString,
    Truncated,
    Trailing,
    Depth,
    Nodes,
    Size,
};

/// The Error of a fault at an offset of text, with a message that shows what stands there.
[[nodiscard]] base::Error jsonError(JsonFault fault, QByteArrayView text, qsizetype offset);

} // namespace claimcheck::encoding
