#pragma once

#include "core/base/result.h"
#include "core/encoding/json.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/reading.h"

#include <QStringList>
#include <QUrl>

#include <optional>

namespace claimcheck::oauth {

/// RFC 7662 §2.1. typeHint: "access_token", "refresh_token" or empty. Errors:
/// "introspection-endpoint-missing", those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildIntrospectionRequest(const QUrl &endpoint,
                                                                    QByteArrayView token,
                                                                    QByteArrayView typeHint,
                                                                    const ClientCredentials &client);

/// RFC 7662 §2.2.
struct IntrospectionResponse
{
    std::optional<bool> active; ///< nullopt: the server did not say, or refused to
    QStringList scope;
    QString clientId;
    QString username;
    QString subject;
    QString issuer;
    QStringList audience;
    QString tokenType;
    std::optional<qint64> expiresAt; ///< NumericDate
    std::optional<qint64> issuedAt;
    EndpointError error;
    encoding::JsonDocument document;
};

/// Never fails; a JWT (RFC 9701) is read without a look at its signature. Findings: "introspection-jwt",
/// "introspection-status", "introspection-active-missing",
/// "introspection-active-type", "introspection-inactive-members", "introspection-time-type", those of
/// json_body.h and of readErrorMembers.
[[nodiscard]] Reading<IntrospectionResponse> readIntrospectionResponse(const http::Response &response);

} // namespace claimcheck::oauth
