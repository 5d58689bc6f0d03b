#include "core/provider/client.h"

#include "core/provider/text.h"

#include <QRegularExpression>

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

} // namespace

std::vector<Client> demoClients()
{
    const std::vector<Grant> login{Grant::AuthorizationCode, Grant::RefreshToken};
    const std::vector<Grant> web{Grant::AuthorizationCode, Grant::RefreshToken, Grant::ClientCredentials};
    const QByteArrayList back = loopbackCallbacks();
    return {
        {"demo-native", Text::tr("Demo app"), ClientKind::Public, {}, back, login, TokenFormat::Jwt, "RS256"},
        {"demo-native-opaque",
         Text::tr("Demo app (opaque tokens)"),
         ClientKind::Public,
         {},
         back,
         login,
         TokenFormat::Opaque,
         "ES256"},
        {"demo-web", Text::tr("Demo web shop"), ClientKind::Confidential, "demo-web-secret", back, web,
         TokenFormat::Jwt, "RS256"},
        {"demo-web-opaque", Text::tr("Demo web shop (opaque tokens)"), ClientKind::Confidential,
         "demo-web-opaque-secret", back, web, TokenFormat::Opaque, "EdDSA"},
        {"demo-service",
         Text::tr("Demo service"),
         ClientKind::Confidential,
         "demo-service-secret",
         {},
         {Grant::ClientCredentials},
         TokenFormat::Jwt,
         "RS256"},
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

} // namespace claimcheck::provider
