#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"

#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// RFC 9126 §2.1: the authorization request's parameters as a form, with the client's authentication. Errors:
/// "par-endpoint-missing", those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildPushedRequest(const QUrl &endpoint,
                                                             const encoding::FormPairs &parameters,
                                                             const ClientCredentials &client);

/// RFC 9126 §2.2.
struct PushedResponse
{
    QByteArray requestUri;
    std::optional<qint64> expiresIn; ///< seconds
};

/// Errors: "par-refused", "par-unreadable".
[[nodiscard]] base::Result<PushedResponse> readPushedResponse(const http::Response &response);

} // namespace claimcheck::oauth
