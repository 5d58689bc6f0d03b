#pragma once

#include "core/base/result.h"
#include "core/http/message.h"

#include <QString>

#include <optional>
#include <vector>

namespace claimcheck::http {

/// One request of a HAR file, as its writer saw it. The request's url is absolute.
struct HarEntry
{
    Request request;
    std::optional<Response> response; ///< none where the request failed (status 0)
    Timing timing;
    QString failure; ///< "_error" of browsers; empty where there is a response, or nothing was said
};

struct HarReading
{
    std::vector<HarEntry> entries;      ///< in the file's order
    std::optional<base::Error> damaged; ///< the file was read up to there; where is an offset of the text
};

/// HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/), entry by entry, so that a file that was cut
/// short gives what it has, in the dialects of Chromium, Firefox, Safari, Playwright and chrome-har. Bodies
/// in base64 are decoded; a JSON body that was left out of the file stands as base::hiddenMark; header fields
/// of HTTP/2 that begin with a colon are left out. At most a million entries of 64 MiB each. Codes:
/// "har-no-entries" (no log.entries).
[[nodiscard]] base::Result<HarReading> readHar(const QByteArray &text);

} // namespace claimcheck::http
