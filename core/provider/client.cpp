#include "core/provider/client.h"

#include "core/provider/text.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using oauth::Grant;

namespace {

QByteArrayList loopbackCallbacks()
{
    return {"http://127.0.0.1/callback", "http://[::1]/callback"};
}

/// The URI without its port, if it is http on a loopback IP literal; else as it is.
QByteArray withoutLoopbackPort(QByteArrayView uri)
{
    static const QRegularExpression loopback(u"^(http://(?:127\\.0\\.0\\.1|\\[::1\\])):[0-9]{1,5}(/.*)?$"_s);
    const QRegularExpressionMatch match = loopback.match(QString::fromLatin1(uri));
    return match.hasMatch() ? (match.captured(1) + match.captured(2)).toLatin1() : uri.toByteArray();
}

/// One that signs users in: public without a secret.
Client loginClient(const QByteArray &id, const QString &name, const QByteArray &secret, TokenFormat format,
                   const QByteArray &alg)
{
    Client client{id, name, ClientKind::Public, secret, loopbackCallbacks(), {}, format, alg};
    client.grants = {Grant::AuthorizationCode, Grant::RefreshToken, Grant::Hybrid, Grant::Implicit,
                     Grant::DeviceCode};
    if (!secret.isEmpty()) {
        client.kind = ClientKind::Confidential;
        for (Grant grant : {Grant::ClientCredentials, Grant::Password, Grant::TokenExchange, Grant::JwtBearer,
                            Grant::SamlBearer, Grant::Ciba})
            client.grants.push_back(grant);
    }
    return client;
}

/// RFC 8705 §2. Without a subject its own certificate is registered when the provider has made it.
Client certificateClient(const QByteArray &id, const QString &name, const QString &subject)
{
    Client client = loginClient(id, name, "none", TokenFormat::Jwt, "ES256");
    client.secret.clear();
    client.certificateSubject = subject;
    client.certificateHash = subject.isEmpty() ? "not made yet" : "";
    return client;
}

/// Told by a notification when its tokens are ready. The port is the one of its profile.
Client pingClient()
{
    Client client = loginClient("demo-ciba-ping", Text::tr("Demo call centre (ping)"),
                                "demo-ciba-ping-secret", TokenFormat::Jwt, "ES256");
    client.notificationUri = "http://127.0.0.1:47481/ciba";
    client.userInfo = SignedAnswers::Yes;
    return client;
}

/// Told when its user signs out, at the port where its sign-in ended.
Client logoutClient()
{
    Client client =
        loginClient("demo-logout", Text::tr("Demo app (sign-out)"), {}, TokenFormat::Jwt, "ES256");
    client.logout = {"http://127.0.0.1/backchannel_logout", "http://127.0.0.1/frontchannel_logout", true,
                     true};
    return client;
}

} // namespace

std::vector<Client> demoClients()
{
    return {
        loginClient("demo-native", Text::tr("Demo app"), {}, TokenFormat::Jwt, "RS256"),
        loginClient("demo-native-opaque", Text::tr("Demo app (opaque tokens)"), {}, TokenFormat::Opaque,
                    "ES256"),
        loginClient("demo-web", Text::tr("Demo web shop"), "demo-web-secret", TokenFormat::Jwt, "RS256"),
        loginClient("demo-web-opaque", Text::tr("Demo web shop (opaque tokens)"), "demo-web-opaque-secret",
                    TokenFormat::Opaque, "EdDSA"),
        loginClient("demo-dpop", Text::tr("Demo app (DPoP)"), {}, TokenFormat::Jwt, "ES256"),
        loginClient("demo-web-jwt", Text::tr("Demo web shop (signed assertion)"),
                    "demo-web-jwt-secret-of-more-than-32-bytes", TokenFormat::Jwt, "RS256"),
        {"demo-service",
         Text::tr("Demo service"),
         ClientKind::Confidential,
         "demo-service-secret",
         {},
         {Grant::ClientCredentials},
         TokenFormat::Jwt,
         "RS256"},
        certificateClient("demo-mtls", Text::tr("Demo web shop (certificate)"), u"CN=demo-mtls"_s),
        certificateClient("demo-mtls-self", Text::tr("Demo web shop (own certificate)"), {}),
        pingClient(),
        logoutClient(),
        {"demo-api",
         Text::tr("Demo API"),
         ClientKind::ResourceServer,
         "demo-api-secret",
         {},
         {},
         TokenFormat::Jwt,
         "RS256"},
    };
}

bool hasGrant(const Client &client, Grant grant)
{
    return std::ranges::find(client.grants, grant) != client.grants.end();
}

bool hasRedirectUri(const Client &client, QByteArrayView uri)
{
    return std::ranges::any_of(client.redirectUris, [&uri](const QByteArray &registered) {
        return uri == registered || withoutLoopbackPort(uri) == withoutLoopbackPort(registered);
    });
}

QByteArray withLoopbackPort(const QByteArray &uri, const QByteArray &other)
{
    QUrl url = QUrl::fromEncoded(uri);
    const bool isLoopback =
        url.scheme() == "http"_L1 && (url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1);
    if (isLoopback && url.port() < 0)
        url.setPort(QUrl::fromEncoded(other).port());
    return url.toEncoded();
}

} // namespace claimcheck::provider
