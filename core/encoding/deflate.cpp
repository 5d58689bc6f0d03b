#include "core/encoding/deflate.h"

#include "core/encoding/text.h"

#include <zlib.h>

#include <algorithm>

namespace claimcheck::encoding {

using namespace Qt::StringLiterals;

namespace {

constexpr int rawWindowBits = -15; // negative: no zlib header (zlib.h on inflateInit2)
constexpr qsizetype inflateStep = 64 * 1024;

base::Error damagedStream(qsizetype where)
{
    return {
        "inflate-damaged"_L1, Text::tr("The compressed content is damaged."), where, {base::Spec::Rfc1951}};
}

Bytef *zlibBytes(QByteArrayView view)
{
    return reinterpret_cast<Bytef *>(const_cast<char *>(view.data())); // zlib reads only, but takes no const
}

/// Adds up to a step to result; zlib's answer.
int inflateSome(z_stream &stream, QByteArray &result, qsizetype limit)
{
    const qsizetype done = result.size();
    const qsizetype room = std::min(std::max(inflateStep, done), limit + 1 - done);
    result.resize(done + room);
    stream.next_out = zlibBytes(QByteArrayView(result).sliced(done));
    stream.avail_out = static_cast<uInt>(room);
    const int answer = ::inflate(&stream, Z_NO_FLUSH);
    result.truncate(done + room - static_cast<qsizetype>(stream.avail_out));
    return answer;
}

} // namespace

base::Result<QByteArray> inflate(QByteArrayView compressed, const InflateLimits &limits)
{
    const qsizetype limit =
        std::min(limits.maxBytes, std::max(limits.freeBytes, compressed.size() * limits.ratio));
    z_stream stream{};
    if (compressed.size() > limits.maxBytes || inflateInit2(&stream, rawWindowBits) != Z_OK)
        return damagedStream(0);
    stream.next_in = zlibBytes(compressed);
    stream.avail_in = static_cast<uInt>(compressed.size());
    QByteArray result;
    int answer = Z_OK;
    while (answer == Z_OK && result.size() <= limit)
        answer = inflateSome(stream, result, limit);
    const qsizetype rest = static_cast<qsizetype>(stream.avail_in);
    inflateEnd(&stream);
    if (result.size() > limit)
        return base::Error{
            "inflate-limit"_L1,
            Text::tr("The compressed content swells beyond %1 bytes; so much is not read.").arg(limit),
            -1,
            {base::Spec::Rfc8725, "3.6"}};
    if (answer != Z_STREAM_END || rest > 0)
        return damagedStream(compressed.size() - rest);
    return result;
}

QByteArray deflate(QByteArrayView bytes)
{
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawWindowBits, 8, Z_DEFAULT_STRATEGY) !=
        Z_OK)
        return {};
    QByteArray result(static_cast<qsizetype>(deflateBound(&stream, static_cast<uLong>(bytes.size()))),
                      Qt::Uninitialized);
    stream.next_in = zlibBytes(bytes);
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = zlibBytes(result);
    stream.avail_out = static_cast<uInt>(result.size());
    ::deflate(&stream, Z_FINISH);
    result.truncate(result.size() - static_cast<qsizetype>(stream.avail_out));
    deflateEnd(&stream);
    return result;
}

} // namespace claimcheck::encoding
