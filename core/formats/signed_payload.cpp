#include "core/formats/signed_payload.h"

#include "core/encoding/base64url.h"
#include "core/encoding/deflate.h"

namespace claimcheck::formats {

namespace {

quint32 adler32(QByteArrayView bytes)
{
    constexpr quint32 modulus = 65521;
    quint32 low = 1, high = 0;
    for (const char c : bytes) {
        low = (low + uchar(c)) % modulus;
        high = (high + low) % modulus;
    }
    return high << 16 | low;
}

constexpr char pickleStart = '\x80'; ///< the opcode PROTO; unpickling runs code, so nobody does it here

} // namespace

std::optional<SignedParts> splitSigned(QByteArrayView token, char separator)
{
    const qsizetype last = token.lastIndexOf(separator);
    const qsizetype before = last > 0 ? token.first(last).lastIndexOf(separator) : -1;
    if (before < 1)
        return std::nullopt;
    return SignedParts{token.first(before), token.sliced(before + 1, last - before - 1),
                       token.sliced(last + 1), token.first(last)};
}

std::optional<QByteArray> inflateZlib(QByteArrayView data)
{
    constexpr qsizetype head = 2, tail = 4;
    const bool isZlib =
        data.size() > head + tail && (data[0] & 15) == 8 && (uchar(data[0]) * 256 + uchar(data[1])) % 31 == 0;
    if (!isZlib)
        return std::nullopt;
    encoding::InflateLimits limits;
    limits.maxBytes = 1024 * 1024;
    auto bytes = encoding::inflate(data.sliced(head).chopped(tail), limits);
    if (!bytes)
        return std::nullopt;
    quint32 check = 0;
    for (const char c : data.last(tail))
        check = check << 8 | uchar(c);
    return check == adler32(*bytes) ? std::optional(std::move(bytes).value()) : std::nullopt;
}

std::optional<SignedPayload> readSignedPayload(QByteArrayView text)
{
    SignedPayload payload;
    payload.compressed = text.startsWith('.');
    auto bytes = encoding::decodeBase64Url(payload.compressed ? text.sliced(1) : text);
    if (!bytes)
        return std::nullopt;
    if (payload.compressed) {
        auto inflated = inflateZlib(*bytes);
        if (!inflated)
            return std::nullopt;
        bytes = std::move(*inflated);
    }
    const bool pickled = bytes->startsWith(pickleStart);
    payload.content = contentOf(std::move(bytes).value());
    if (payload.content.json.isEmpty() && !pickled)
        return std::nullopt;
    return payload;
}

} // namespace claimcheck::formats
