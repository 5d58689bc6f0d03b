#include "core/token/source_map.h"

#include <algorithm>

namespace claimcheck::token {

using base::ByteRange;

ByteRange base64SourceRange(ByteRange part, ByteRange decoded)
{
    const qsizetype bytes = part.size() * 6 / 8;
    if (!part.isValid() || !decoded.isValid() || decoded.end > bytes)
        return {};
    if (decoded.size() == 0)
        return {part.begin + decoded.begin * 8 / 6, part.begin + decoded.begin * 8 / 6};
    const qsizetype first = decoded.begin * 8 / 6;
    const qsizetype end = (decoded.end * 8 + 5) / 6;
    return {part.begin + first, part.begin + std::min(end, part.size())};
}

ByteRange base64DecodedRange(ByteRange part, ByteRange source)
{
    if (!part.isValid() || !source.isValid() || source.begin < part.begin || source.end > part.end)
        return {};
    const qsizetype bytes = part.size() * 6 / 8;
    const qsizetype first = (source.begin - part.begin) * 6 / 8;
    const qsizetype end = ((source.end - part.begin) * 6 + 7) / 8;
    return {std::min(first, bytes), std::min(end, bytes)};
}

} // namespace claimcheck::token
