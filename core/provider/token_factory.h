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
    QByteArray proofKey = {}; ///< thumbprint of the key to bind the tokens to; empty: bearer tokens
    QByteArray kept = {};     ///< the refresh token that stays as it is (Leniency::SameRefreshToken)
};

/// The value of cnf for a key's thumbprint, RFC 9449 §6.1.
[[nodiscard]] QByteArray confirmation(const QByteArray &thumbprint);

/// A fresh access token, remembered; empty where signing failed. JWT: RFC 9068 §2.
[[nodiscard]] QByteArray issueAccessToken(AuthorizationServer &server, const Issue &issue);

/// OpenID Connect Core 1.0 §2, with at_hash (§3.1.3.6); empty where signing failed.
[[nodiscard]] QByteArray issueIdToken(AuthorizationServer &server, const Issue &issue,
                                      const QByteArray &accessToken);

[[nodiscard]] QByteArray issueRefreshToken(AuthorizationServer &server, const Issue &issue);

/// nullptr unless the token is known, not expired and not revoked.
[[nodiscard]] AccessToken *activeAccessToken(AuthorizationServer &server, const QByteArray &token);

} // namespace claimcheck::provider
