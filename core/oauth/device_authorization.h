#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"

#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// RFC 8628 §3.1, with the scope, the resources and the authorization_details of the profile. Errors:
/// "device-endpoint-missing", those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildDeviceAuthorizationRequest(const QUrl &endpoint,
                                                                          const Profile &profile,
                                                                          const ClientCredentials &client);

inline constexpr qint64 defaultPollInterval = 5; ///< seconds, RFC 8628 §3.2, CIBA Core 1.0 §7.3
inline constexpr qint64 slowDownBy = 5;          ///< seconds more for each slow_down, RFC 8628 §3.5

/// RFC 8628 §3.2.
struct DeviceAuthorization
{
    QByteArray deviceCode;
    QString userCode;
    QUrl verificationUri;
    QUrl verificationUriComplete; ///< empty: none
    std::optional<qint64> expiresIn;
    qint64 interval = defaultPollInterval;

    /// Where the user is sent: the address that has the code in it, where there is one.
    [[nodiscard]] QUrl page() const
    {
        return verificationUriComplete.isEmpty() ? verificationUri : verificationUriComplete;
    }
};

/// Errors: "device-authorization-refused", "device-authorization-unreadable".
[[nodiscard]] base::Result<DeviceAuthorization> readDeviceAuthorization(const http::Response &response);

/// How a poll at the token endpoint ended, RFC 8628 §3.5, CIBA Core 1.0 §11.
enum class PollOutcome : quint8 { Pending, SlowDown, Over };
[[nodiscard]] PollOutcome pollOutcomeOf(const QString &errorCode);

} // namespace claimcheck::oauth
