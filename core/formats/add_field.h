#pragma once

// Private to core/formats: one line for each readable part.

#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// Leaves an empty value out.
void addField(Recognized &found, const QString &name, const QString &value, const QString &meaning,
              base::ByteRange range = {});
/// Masked unless somebody asks to reveal it. Leaves an empty value out.
void addSecretField(Recognized &found, const QString &name, const QString &value, const QString &meaning,
                    base::ByteRange range = {});
/// milliseconds since 1970-01-01T00:00:00Z; the value is RFC 3339 in UTC. Leaves out what no calendar holds.
void addTimeField(Recognized &found, const QString &name, qint64 milliseconds, const QString &meaning,
                  base::ByteRange range = {});
/// Seconds instead.
void addSecondsField(Recognized &found, const QString &name, qint64 seconds, const QString &meaning,
                     base::ByteRange range = {});

/// The bytes as text where they are UTF-8 without control characters, else in hexadecimal.
[[nodiscard]] QString readableBytes(QByteArrayView bytes);
[[nodiscard]] bool isReadable(QByteArrayView bytes);

/// base64 in either alphabet, with or without padding, unused bits as they may be; nothing else is tolerated.
[[nodiscard]] std::optional<QByteArray> decodeAnyBase64(QByteArrayView text);

/// Where a part of the token's text stands in it; part must be a piece of token.
[[nodiscard]] base::ByteRange rangeIn(QByteArrayView token, QByteArrayView part);

} // namespace claimcheck::formats
