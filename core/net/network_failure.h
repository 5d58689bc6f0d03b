#pragma once

#include "core/base/error.h"

#include <QNetworkReply>

namespace claimcheck::net {

/// Why a request got no response. Codes: "connection-refused", "host-not-found", "timeout",
/// "connection-closed", "tls-failed", "cancelled", "response-too-large", "proxy-failed", "url-not-supported",
/// "network-failed".
[[nodiscard]] base::Error networkFailure(QNetworkReply::NetworkError error, const QUrl &url,
                                         const QString &detail);

/// The QNetworkReply error that a response of this status has, NoError below 400; as QtNetwork maps it.
[[nodiscard]] QNetworkReply::NetworkError errorOfStatus(int status);

} // namespace claimcheck::net
