#pragma once

#include <QLatin1StringView>

#include <span>

namespace claimcheck::compare {

/// What a limit is about: one field's line, or all of a request's head.
enum class HeaderScope : quint8 { Field, Head };

/// How many bytes of request header a common server takes with its own defaults. More is refused, mostly
/// with 400, 431 or 494.
struct HeaderLimit
{
    QLatin1StringView server;
    qint64 bytes;
    HeaderScope scope;
    QLatin1StringView source; ///< the setting, in that server's documentation
};

/// Sorted by bytes, the smallest first.
[[nodiscard]] std::span<const HeaderLimit> headerLimits();

} // namespace claimcheck::compare
