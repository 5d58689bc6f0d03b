#include "core/oauth/webfinger.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/responses.h"

#include <QUrl>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// acct:NAME@HOST:PORT or a URL of this server; everybody who has a name can sign in here.
bool isOurs(const QString &resource, const QString &issuer)
{
    const QString authority = QUrl(issuer).authority();
    if (resource.startsWith("acct:"_L1))
        return resource.endsWith(u'@' + authority) && resource.size() > authority.size() + 6;
    return QUrl(resource).authority().section(u'@', -1) == authority;
}

http::Response refusal(int status, const QByteArray &text)
{
    return http::textResponse(status, "text/plain; charset=utf-8", text);
}

} // namespace

/// RFC 7033 §4.2 to §4.4, §5.
http::Response webFingerEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto pairs = encoding::parseForm(request.query());
    const QByteArray resource = parameter(pairs, "resource");
    if (resource.isEmpty())
        return refusal(400, "400 the parameter resource is missing\n");
    if (!isOurs(QString::fromUtf8(resource), server.issuer))
        return refusal(404, "404 there is no such account here\n");
    Members link;
    link.set("rel"_L1, QLatin1StringView(oauth::issuerRelation));
    link.set("href"_L1, server.issuer);
    const QByteArray wanted = parameter(pairs, "rel");
    const bool isWanted = wanted.isEmpty() || wanted == oauth::issuerRelation;
    Members members;
    members.set("subject"_L1, resource);
    members.setRaw("links"_L1, isWanted ? '[' + link.toJson() + ']' : "[]"_ba);
    http::Response response = jsonResponse(server, Part::WebFinger, members);
    response.headers.set("Content-Type", "application/jrd+json");
    response.headers.set("Access-Control-Allow-Origin", "*");
    return response;
}

} // namespace claimcheck::provider
