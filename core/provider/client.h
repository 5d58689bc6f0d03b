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
/// userinfo_signed_response_alg, OpenID Connect Registration 1.0 §2.
enum class SignedAnswers : bool { No, Yes };
enum class TokenFormat : quint8 { Jwt, Opaque };

/// Where a client is told that a session ended: OpenID Connect Back-Channel Logout 1.0 §2.2, Front-Channel
/// Logout 1.0 §2. Empty: it is not told. A loopback URI without a port stands for that of the session's
/// redirect URI.
struct LogoutPlaces
{
    QByteArray backchannelUri;
    QByteArray frontchannelUri;
    /// backchannel_logout_session_required, frontchannel_logout_session_required: with sid.
    bool backchannelSession = false;
    bool frontchannelSession = false;

    [[nodiscard]] bool needSession() const { return backchannelSession || frontchannelSession; }
};

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
    QByteArray notificationUri = {};       ///< CIBA ping, CIBA Core 1.0 §4; empty: poll
    QString certificateSubject = {};       ///< of tls_client_auth, RFC 8705 §2.1.2: "CN=…,O=…"
    QByteArray certificateHash = {};       ///< x5t#S256, of self_signed_tls_client_auth (RFC 8705 §2.2)
    SignedAnswers userInfo = SignedAnswers::No;
    bool needsProof = false; ///< dpop_bound_access_tokens, RFC 9449 §5.2
    LogoutPlaces logout = {};

    /// It is known by what it shows in TLS.
    [[nodiscard]] bool showsCertificate() const
    {
        return !certificateSubject.isEmpty() || !certificateHash.isEmpty();
    }
};

/// demo-native, demo-native-opaque, demo-dpop (public), demo-web, demo-web-opaque, demo-web-jwt
/// (confidential), demo-service (client credentials), demo-mtls and demo-mtls-self (a certificate, where the
/// provider listens over TLS), demo-ciba-ping (told when its tokens are ready; signed userinfo), demo-logout
/// (public; told when its user signs out), demo-api (the API, for introspection). Any client may use DPoP,
/// and any with a secret or a key a signed assertion.
[[nodiscard]] std::vector<Client> demoClients();

[[nodiscard]] bool hasGrant(const Client &client, oauth::Grant grant);

/// Byte by byte (RFC 9700 §4.1.3), but for the port of a loopback IP literal (RFC 8252 §7.3).
[[nodiscard]] bool hasRedirectUri(const Client &client, QByteArrayView uri);

/// The URI with the port of the other one, where it is http on a loopback IP literal and has none.
[[nodiscard]] QByteArray withLoopbackPort(const QByteArray &uri, const QByteArray &other);

} // namespace claimcheck::provider
