#pragma once

#include "core/http/message.h"
#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

/// 200 with the members as JSON, after the hook, not to be stored (RFC 6749 §5.1).
[[nodiscard]] http::Response jsonResponse(const AuthorizationServer &server, Part part, Members members);

/// An OAuth error: what went wrong in the words of a protocol (ASCII, not translated).
struct Refusal
{
    QLatin1StringView error;
    QLatin1StringView description;
};

/// RFC 6749 §5.2: 400, or 401 with WWW-Authenticate for invalid_client.
[[nodiscard]] http::Response errorResponse(const AuthorizationServer &server, const Refusal &refusal);

/// RFC 6750 §3: the status and challenge that go with the error; without one (no token was sent) a bare
/// challenge. RFC 9449 §7.1: a challenge of DPoP to a request of that scheme.
[[nodiscard]] http::Response tokenRefusal(const AuthorizationServer &server, const http::Request &request,
                                          const Refusal &refusal, const QString &neededScope = {});

/// What DPoP proofs may be signed with.
[[nodiscard]] QStringList proofAlgorithms();

void forbidStoring(http::Response &response);

} // namespace claimcheck::provider
