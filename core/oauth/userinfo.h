#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/reading.h"

#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

enum class TokenScheme : quint8 { Bearer, Dpop };

/// A request with "Authorization: Bearer …" (RFC 6750 §2.1) or "DPoP …" (RFC 9449 §7.1, without the proof);
/// for userinfo and for any API.
[[nodiscard]] http::Request buildTokenCall(const QByteArray &method, const QUrl &url,
                                           QByteArrayView accessToken,
                                           TokenScheme scheme = TokenScheme::Bearer);

/// OpenID Connect Core 1.0 §5.3.1: a GET. Errors: "userinfo-endpoint-missing".
[[nodiscard]] base::Result<http::Request> buildUserInfoRequest(const QUrl &endpoint,
                                                               QByteArrayView accessToken,
                                                               TokenScheme scheme = TokenScheme::Bearer);

/// OpenID Connect Core 1.0 §5.3.2.
struct UserInfoResponse
{
    QString subject;
    QByteArray jwt;      ///< where the response is signed or encrypted
    EndpointError error; ///< of the WWW-Authenticate header (RFC 6750 §3), §5.3.3
    encoding::JsonDocument document;
};

/// Never fails. Findings: "userinfo-status", "userinfo-sub-missing", those of json_body.h.
[[nodiscard]] Reading<UserInfoResponse> readUserInfoResponse(const http::Response &response);

} // namespace claimcheck::oauth
