#pragma once

#include "core/provider/responses.h"

namespace claimcheck::provider {

/// Sends the browser back to the client: parameters, then state (as it came) and iss (RFC 9207 §2), by the
/// response mode. 303, so that a browser that posted a password does not post it to the client (RFC 9700
/// §4.12).
[[nodiscard]] http::Response replyToClient(AuthorizationServer &server, const AuthorizationInput &input,
                                           encoding::FormPairs parameters);

[[nodiscard]] http::Response refuseToClient(AuthorizationServer &server, const AuthorizationInput &input,
                                            const Refusal &refusal);

/// Who signed in, when, and in which login.
struct SignedIn
{
    QString user;
    qint64 authTime = 0; ///< seconds
    QByteArray sid;
};

/// A fresh code, or what else the response type names, for what the user has allowed.
[[nodiscard]] http::Response grantToClient(AuthorizationServer &server, const AuthorizationInput &input,
                                           const SignedIn &signedIn);

} // namespace claimcheck::provider
