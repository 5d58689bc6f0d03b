#pragma once

#include "core/http/message.h"

#include <QVariantMap>

class QNetworkReply;

namespace claimcheck::net {

/// The response that a reply holds, its body read to the end; status 0 where there is none.
[[nodiscard]] http::Response responseOf(QNetworkReply &reply);

/// What QtNetworkAuth's state machine wants of a token response: its members that are strings or numbers.
/// Empty where it is not a success with an access_token. Whatever the content type; core/oauth judges that.
[[nodiscard]] QVariantMap tokensOf(const http::Response &response);

} // namespace claimcheck::net
