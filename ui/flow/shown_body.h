#pragma once

#include "core/base/redaction.h"
#include "core/http/message.h"

#include <QString>

namespace claimcheck::ui::flow {

/// How much of a body is laid out: a huge one must not hold the event loop.
inline constexpr qsizetype largestShownBody = 64 * 1024;

/// Text for eyes, and what was left out of it.
struct ShownText
{
    QString text;
    QString note; ///< "The first 64 KiB of 100 MiB are shown." or "Not text: …"; empty if all is there
};

/// The body as it came, secrets as dots unless revealed; bytes that are no text as hex.
[[nodiscard]] ShownText shownBody(const http::Response &response, base::Reveal reveal);
/// The whole message as HTTP/1.1 would write it, the body cut like shownBody.
[[nodiscard]] ShownText shownRaw(const http::Request &request, base::Reveal reveal);
[[nodiscard]] ShownText shownRaw(const http::Response &response, base::Reveal reveal);

/// "812 bytes", "1.2 KiB", "95.4 MiB".
[[nodiscard]] QString sizeText(qsizetype bytes);

} // namespace claimcheck::ui::flow
