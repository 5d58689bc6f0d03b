#pragma once

#include "core/base/result.h"
#include "core/http/message.h"

namespace claimcheck::ui::flow {

/// Reads what http::renderRequest wrote and somebody edited. An origin-form target gets scheme and authority
/// from `like`, and a Host field that `like` does not have is left to the network. LF and CRLF both end a
/// line. Errors: "raw-start-line", "raw-header"; where: the offset of the bad line.
[[nodiscard]] base::Result<http::Request> parseRawRequest(const QByteArray &text, const http::Request &like);

/// The same for http::renderResponse.
[[nodiscard]] base::Result<http::Response> parseRawResponse(const QByteArray &text);

} // namespace claimcheck::ui::flow
