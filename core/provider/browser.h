#pragma once

#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

// What a browser keeps for the provider: one cookie, whose value names its session and binds its forms.

/// The browser's cookie, or a fresh value for a browser that has none.
[[nodiscard]] QByteArray browserCookie(const AuthorizationServer &server, const http::Request &request);
void setBrowserCookie(const AuthorizationServer &server, http::Response &response, const QByteArray &value);

/// nullptr: nobody is signed in with this browser.
[[nodiscard]] Session *sessionOf(AuthorizationServer &server, const http::Request &request);

/// Client and scopes, for remembering a consent.
[[nodiscard]] QString consentKey(const AuthorizationInput &input);

} // namespace claimcheck::provider
