#pragma once

#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

/// What is to be issued.
struct Issue
{
    AuthorizationPtr authorization;
    const Client *client = nullptr;
    QStringList scope;
    QStringList resource; ///< that this access token is for; empty: the API
    QByteArray nonce;
    enum class With : quint8 { AccessTokenOnly, RefreshToken } with = With::AccessTokenOnly;
    QByteArray proofKey = {};   ///< thumbprint of the key to bind the tokens to; empty: bearer tokens
    QByteArray issuedType = {}; ///< issued_token_type of a token exchange (RFC 8693 §2.2.1); empty: none
    QByteArray actor = {};      ///< act of a token exchange, as JSON (RFC 8693 §4.1); empty: none
    QByteArray kept = {};       ///< the refresh token that stays as it is (Leniency::SameRefreshToken)
};

/// The value of cnf, RFC 9449 §6.1 and RFC 8705 §3.1; empty for a bearer token.
[[nodiscard]] QByteArray confirmation(const AccessToken &token);

/// A fresh access token, remembered; empty where signing failed. JWT: RFC 9068 §2.
[[nodiscard]] QByteArray issueAccessToken(AuthorizationServer &server, const Issue &issue);

/// What is issued along with an ID token, and hashed in it; empty: not issued.
struct Alongside
{
    QByteArray accessToken;
    QByteArray code;
};
/// OpenID Connect Core 1.0 §2, with at_hash (§3.1.3.6) and c_hash (§3.3.2.11); empty where signing failed.
[[nodiscard]] QByteArray issueIdToken(AuthorizationServer &server, const Issue &issue,
                                      const Alongside &alongside);

/// A JWT by the key that signs this client's ID tokens: an answer that is signed. Empty where signing failed.
[[nodiscard]] QByteArray signAnswer(AuthorizationServer &server, const Client &client, QLatin1StringView typ,
                                    const Members &claims);

/// OpenID Connect Back-Channel Logout 1.0 §2.4; empty where signing failed.
[[nodiscard]] QByteArray signLogoutToken(AuthorizationServer &server, const Client &client,
                                         const Members &claims);

[[nodiscard]] QByteArray issueRefreshToken(AuthorizationServer &server, const Issue &issue);

/// nullptr unless the token is known, not expired and not revoked.
[[nodiscard]] AccessToken *activeAccessToken(AuthorizationServer &server, const QByteArray &token);

} // namespace claimcheck::provider
