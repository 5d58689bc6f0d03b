#pragma once

#include <QByteArrayView>
#include <QString>

namespace claimcheck::encoding {

/// Length of the well-formed UTF-8 sequence at the start of text (RFC 3629 §4: no overlong forms, no
/// surrogates, nothing above U+10FFFF); 0 where there is none.
[[nodiscard]] int utf8SequenceLength(const char *at, const char *end);

/// Offset of the first byte that does not begin or continue a well-formed sequence; -1 where all is well.
[[nodiscard]] qsizetype firstBadUtf8(QByteArrayView text);

/// QString::fromUtf8 drops a byte order mark in front; in a name or value it is a character like any other.
[[nodiscard]] QString stringFromUtf8(QByteArrayView text);

} // namespace claimcheck::encoding
