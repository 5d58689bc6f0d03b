#pragma once

#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/reading.h"

#include <QStringList>

#include <optional>

namespace claimcheck::oauth {

enum class TokenOutcome : quint8 {
    Granted,    ///< an access token came
    Refused,    ///< an OAuth error came
    Unreadable, ///< neither: not JSON, not an object, no access_token
};

/// RFC 6749 §5.1, §5.2. Tokens are the characters of the JSON strings as UTF-8.
struct TokenResponse
{
    TokenOutcome outcome = TokenOutcome::Unreadable;
    QByteArray accessToken;
    QByteArray refreshToken;
    QByteArray idToken;
    QString tokenType;                ///< as the server wrote it: "Bearer", "bearer", "DPoP"
    std::optional<qint64> expiresIn;  ///< seconds; also where the server sent a string of digits
    std::optional<QStringList> scope; ///< nullopt: not said, so it is what was asked for (RFC 6749 §5.1)
    QString issuedTokenType;          ///< RFC 8693 §2.2.1
    EndpointError error;
    encoding::JsonDocument document; ///< the body; empty where it is not JSON
};

/// Never fails. A form body is read too, as some servers send one. Findings: "token-status",
/// "token-body-form", "token-cache-control", "access-token-missing", "token-type-missing", "token-type-case",
/// "expires-in-missing", "expires-in-string", "expires-in-range", "expires-in-type", "scope-array",
/// "scope-type", those of json_body.h and of readErrorMembers.
[[nodiscard]] Reading<TokenResponse> readTokenResponse(const http::Response &response);

} // namespace claimcheck::oauth
