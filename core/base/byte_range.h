#pragma once

#include <QtGlobal>

namespace claimcheck::base {

/// A half-open range of bytes [begin, end) of some source text. begin < 0 means "nowhere".
struct ByteRange
{
    qsizetype begin = -1;
    qsizetype end = -1;

    [[nodiscard]] bool isValid() const { return begin >= 0 && end >= begin; }
    [[nodiscard]] qsizetype size() const { return isValid() ? end - begin : 0; }
    [[nodiscard]] bool contains(qsizetype offset) const { return offset >= begin && offset < end; }
    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

} // namespace claimcheck::base
