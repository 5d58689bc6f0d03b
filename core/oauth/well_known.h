#pragma once

#include <QString>
#include <QUrl>

namespace claimcheck::oauth {

/// OpenID Connect Discovery 1.0 §4: "/.well-known/openid-configuration" appended to the issuer's path.
[[nodiscard]] QUrl openidConfigurationUrl(const QString &issuer);

/// RFC 8414 §3.1: "/.well-known/oauth-authorization-server" inserted between the issuer's host and its path.
[[nodiscard]] QUrl authorizationServerMetadataUrl(const QString &issuer);

} // namespace claimcheck::oauth
