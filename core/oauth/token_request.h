#pragma once

#include "core/base/result.h"
#include "core/encoding/form.h"
#include "core/http/message.h"
#include "core/oauth/client_auth.h"

#include <QStringList>
#include <QUrl>

namespace claimcheck::oauth {

/// RFC 6749 §4.1.3, RFC 7636 §4.5. An empty verifier is left out.
[[nodiscard]] encoding::FormPairs authorizationCodeGrant(QByteArrayView code, QByteArrayView redirectUri,
                                                         QByteArrayView verifier);
/// RFC 6749 §6. An empty scope is left out: the server then grants what it granted before.
[[nodiscard]] encoding::FormPairs refreshTokenGrant(QByteArrayView refreshToken,
                                                    const QStringList &scope = {});
/// RFC 6749 §4.4.2.
[[nodiscard]] encoding::FormPairs clientCredentialsGrant(const QStringList &scope);

/// RFC 6749 §4.3.2.
[[nodiscard]] encoding::FormPairs passwordGrant(QByteArrayView user, QByteArrayView password,
                                                const QStringList &scope);
/// RFC 8628 §3.4.
[[nodiscard]] encoding::FormPairs deviceCodeGrant(QByteArrayView deviceCode);
/// CIBA Core 1.0 §10.1.
[[nodiscard]] encoding::FormPairs cibaGrant(QByteArrayView authReqId);
/// RFC 7523 §2.1 and RFC 7522 §2.1, by grant. assertion: a JWT, or the XML of a SAML assertion, which is sent
/// as base64url.
[[nodiscard]] encoding::FormPairs assertionGrant(Grant grant, const QByteArray &assertion,
                                                 const QStringList &scope);
/// RFC 8693 §2.1. Empty tokens and types are left out.
[[nodiscard]] encoding::FormPairs tokenExchangeGrant(const TokenExchangeSettings &settings,
                                                     QByteArrayView subjectToken, QByteArrayView actorToken,
                                                     const QStringList &scope);

struct TokenRequest
{
    QUrl endpoint;
    encoding::FormPairs grant; ///< one of the functions above
    ClientCredentials client;
    QStringList resource;      ///< RFC 8707 §2.2
    encoding::FormPairs extra; ///< replaces one of the same name
};

/// A POST with a form body and "Accept: application/json". Errors: "token-endpoint-missing", those of
/// clientAuthParts.
[[nodiscard]] base::Result<http::Request> buildTokenRequest(const TokenRequest &request);

} // namespace claimcheck::oauth
