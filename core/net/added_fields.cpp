#include "core/net/added_fields.h"

namespace claimcheck::net {

namespace {

/// RFC 9110 §7.2: without the port where it is the scheme's own.
QByteArray hostOf(const QUrl &url)
{
    const int usual = url.scheme() == QLatin1StringView("https") ? 443 : 80;
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    return url.port(usual) == usual ? host : host + ':' + QByteArray::number(url.port());
}

} // namespace

http::Headers fieldsAddedBelow(const http::Request &request)
{
    http::Headers added;
    if (!request.headers.contains("Host"))
        added.append("Host", hostOf(request.toUrl()));
    if (!request.headers.contains("Connection"))
        added.append("Connection", "Keep-Alive");
    const bool hasNoBody = request.method == "HEAD" || (request.method == "GET" && request.body.isEmpty());
    if (!hasNoBody)
        added.append("Content-Length", QByteArray::number(request.body.size()));
    return added;
}

} // namespace claimcheck::net
