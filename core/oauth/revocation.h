#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"
#include "core/oauth/endpoint_error.h"
#include "core/oauth/reading.h"

#include <QUrl>

namespace claimcheck::oauth {

/// RFC 7009 §2.1. typeHint: "access_token", "refresh_token" or empty. Errors: "revocation-endpoint-missing",
/// those of clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildRevocationRequest(const QUrl &endpoint, QByteArrayView token,
                                                                 QByteArrayView typeHint,
                                                                 const ClientCredentials &client);

enum class Revocation : quint8 { Accepted, Refused };

struct RevocationResponse
{
    Revocation outcome = Revocation::Refused;
    EndpointError error;
};

/// RFC 7009 §2.2: 200 whatever the token was. Never fails. Findings: "revocation-status".
[[nodiscard]] Reading<RevocationResponse> readRevocationResponse(const http::Response &response);

} // namespace claimcheck::oauth
