#pragma once

#include "core/base/byte_range.h"

#include <QByteArrayView>

#include <optional>

namespace claimcheck::encoding {

/// Finds the array that is the member `name` of an object at the given depth (the root's members have depth
/// 1), then its elements one after the other. Looks at strings and brackets only: the elements are JSON's
/// business.
class JsonArrayScanner
{
public:
    explicit JsonArrayScanner(QByteArrayView text) : m_text(text) {}

    /// False where there is no such array.
    [[nodiscard]] bool findArray(QByteArrayView name, int depth);
    /// The next object or array among the elements; nullopt at the end of the array, or of the text.
    [[nodiscard]] std::optional<base::ByteRange> next();
    /// The array's closing bracket was not there: where the last whole element ended.
    [[nodiscard]] bool endedEarly() const { return m_endedEarly; }
    [[nodiscard]] qsizetype position() const { return m_at; }

private:
    [[nodiscard]] base::ByteRange string();

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_endedEarly = false;
};

} // namespace claimcheck::encoding
