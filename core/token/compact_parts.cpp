#include "core/token/compact_parts.h"

#include "core/encoding/base64url.h"
#include "core/token/source_map.h"

namespace claimcheck::token {

std::vector<base::ByteRange> splitParts(QByteArrayView text, char separator, std::size_t limit)
{
    std::vector<base::ByteRange> parts;
    qsizetype begin = 0;
    while (parts.size() + 1 < limit) {
        const qsizetype end = text.indexOf(separator, begin);
        if (end < 0)
            break;
        parts.push_back({begin, end});
        begin = end + 1;
    }
    parts.push_back({begin, text.size()});
    return parts;
}

base::Result<encoding::JsonDocument> readJsonPart(QByteArrayView text, base::ByteRange part)
{
    const auto decoded = encoding::decodeBase64Url(text.sliced(part.begin, part.size()));
    if (!decoded.ok()) {
        base::Error error = decoded.error();
        error.where += part.begin;
        return error;
    }
    auto document = encoding::JsonDocument::parse(*decoded);
    if (document.ok())
        return document;
    base::Error error = document.error();
    const base::ByteRange bad = base64SourceRange(part, {error.where, error.where + 1});
    error.where = bad.isValid() ? bad.begin : part.end;
    return error;
}

} // namespace claimcheck::token
