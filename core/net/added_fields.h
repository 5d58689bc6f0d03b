#pragma once

#include "core/http/message.h"

namespace claimcheck::net {

/// The header fields that QtNetwork adds to a request below SteppingAccessManager, or sets in place of the
/// request's own: Host, Connection, Content-Length. To be shown as such; the rest of what is sent is the
/// request.
[[nodiscard]] http::Headers fieldsAddedBelow(const http::Request &request);

} // namespace claimcheck::net
