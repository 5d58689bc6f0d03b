#pragma once

#include "core/http/content_type.h"
#include "core/http/headers.h"

namespace claimcheck::http {

/// The directives of all Cache-Control fields, in order; names in lower case, empty values where there is
/// none. RFC 9111 §5.2.
struct CacheControl
{
    std::vector<FieldParameter> directives = {};

    [[nodiscard]] bool has(QByteArrayView directive) const
    {
        return findParameter(directives, directive).has_value();
    }
    /// Seconds of max-age; nullopt where it is not there or not a number.
    [[nodiscard]] std::optional<qint64> maxAge() const;
};

[[nodiscard]] CacheControl readCacheControl(const Headers &headers);

} // namespace claimcheck::http
