#pragma once

// Private to core/formats: the payloads of Django's and itsdangerous' signed values.

#include "core/formats/recognized.h"

namespace claimcheck::formats {

/// payload, time and signature, with a separator between them (django/core/signing.py,
/// itsdangerous/timed.py).
struct SignedParts
{
    QByteArrayView payload; ///< may hold the separator too
    QByteArrayView time;
    QByteArrayView signature;
    QByteArrayView signedText; ///< all that stands before the last separator
};

/// Empty where there are fewer than three parts.
[[nodiscard]] std::optional<SignedParts> splitSigned(QByteArrayView token, char separator);

struct SignedPayload
{
    Content content;
    bool compressed = false; ///< a "." stood in front
};

/// base64url of JSON (or of a pickle, as old Django sessions have it), or "." and base64url of zlib data of
/// that. At most 1 MB, and a hundred times what it was. Empty where it is something else.
[[nodiscard]] std::optional<SignedPayload> readSignedPayload(QByteArrayView text);

/// zlib data: header, DEFLATE data, Adler-32. Empty where it is not that or swells beyond the limits.
[[nodiscard]] std::optional<QByteArray> inflateZlib(QByteArrayView data);

} // namespace claimcheck::formats
