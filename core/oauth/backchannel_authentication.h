#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"

#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// CIBA Core 1.0 §7.1, with openid in the scope whatever the profile has. notificationToken: for ping mode,
/// else empty. Errors: "backchannel-endpoint-missing", those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildBackchannelRequest(const QUrl &endpoint,
                                                                  const Profile &profile,
                                                                  const ClientCredentials &client,
                                                                  QByteArrayView notificationToken);

/// CIBA Core 1.0 §7.3.
struct BackchannelAcknowledgement
{
    QByteArray authReqId;
    std::optional<qint64> expiresIn; ///< seconds
    qint64 interval = 5;             ///< seconds
};

/// Errors: "backchannel-refused", "backchannel-unreadable".
[[nodiscard]] base::Result<BackchannelAcknowledgement>
readBackchannelAcknowledgement(const http::Response &response);

/// The auth_req_id of a notification to the client, CIBA Core 1.0 §10.2; empty where it is none.
[[nodiscard]] QByteArray notifiedRequest(const http::Request &notification);

} // namespace claimcheck::oauth
