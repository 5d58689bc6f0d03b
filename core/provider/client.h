#pragma once

#include "core/jose/jwk.h"
#include "core/oauth/profile.h"

#include <QByteArrayList>

#include <optional>
#include <vector>

namespace claimcheck::provider {

enum class ClientKind : quint8 {
    Public,
    Confidential,
    ResourceServer, ///< confidential, and may introspect the tokens of all clients
};
enum class TokenFormat : quint8 { Jwt, Opaque };

/// A registered client. Its secret is part of the demonstration and no secret.
struct Client
{
    QByteArray id;
    QString name; ///< for the consent page
    ClientKind kind = ClientKind::Public;
    QByteArray secret;
    QByteArrayList redirectUris;
    std::vector<oauth::Grant> grants;
    TokenFormat format = TokenFormat::Jwt; ///< of access tokens without a resource indicator
    QByteArray signingAlg = "RS256";       ///< of ID tokens and JWT access tokens
    std::optional<jose::Jwk> key = {};     ///< public; its client authenticates with private_key_jwt
};

/// demo-native, demo-native-opaque, demo-dpop (public), demo-web, demo-web-opaque, demo-web-jwt (confidential),
/// demo-service (client credentials), demo-api (the API, for introspection). Any client may use DPoP, and any
/// with a secret or a key a signed assertion.
[[nodiscard]] std::vector<Client> demoClients();

[[nodiscard]] bool hasGrant(const Client &client, oauth::Grant grant);

/// Byte by byte (RFC 9700 §4.1.3), but for the port of a loopback IP literal (RFC 8252 §7.3).
[[nodiscard]] bool hasRedirectUri(const Client &client, QByteArrayView uri);

} // namespace claimcheck::provider
