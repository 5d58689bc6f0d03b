#include "core/provider/browser.h"

#include "core/provider/parameters.h"

#include <QUrl>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// Cookies do not know ports (RFC 6265 §8.5), so the name has it: two providers do not disturb each other.
QByteArray cookieName(const AuthorizationServer &server)
{
    return "claimcheck_provider_" + QByteArray::number(QUrl(server.issuer).port());
}

} // namespace

QByteArray browserCookie(const AuthorizationServer &server, const http::Request &request)
{
    const QByteArray value = cookie(request, cookieName(server));
    return value.size() == 43 ? value : server.freshText();
}

void setBrowserCookie(const AuthorizationServer &server, http::Response &response, const QByteArray &value)
{
    response.headers.append("Set-Cookie",
                            cookieName(server) + '=' + value + "; Path=/; HttpOnly; SameSite=Lax");
}

Session *sessionOf(AuthorizationServer &server, const http::Request &request)
{
    return server.state.sessions.find(cookie(request, cookieName(server)), server.now());
}

QString consentKey(const AuthorizationInput &input)
{
    QStringList scope = input.scope;
    scope.sort();
    return QString::fromUtf8(input.clientId) + u' ' + scope.join(u' ');
}

} // namespace claimcheck::provider
