#pragma once

#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

// The end of a login, and who is told of it: the clients that the login's user signed in to.

/// The browser signed in to that client; it is told when the login ends.
void rememberLogin(AuthorizationServer &server, const AuthorizationInput &input, const Login &login,
                   const QByteArray &sid);

/// Ends the login: a logout token for each client that wants one is about to be sent (OpenID Connect
/// Back-Channel Logout 1.0 §2.5). Returns what the browser has to load: OpenID Connect Front-Channel Logout
/// 1.0 §2. Nothing of a login that is not known.
[[nodiscard]] QByteArrayList endLogin(AuthorizationServer &server, const QByteArray &sid);

} // namespace claimcheck::provider
