#include "ui/flow/raw_message.h"

#include "ui/flow/text.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

struct RawParts
{
    QByteArray startLine;
    http::Headers headers;
    QByteArray body;
};

base::Error badHeader(qsizetype offset)
{
    return {"raw-header"_L1,
            Text::tr("A header line needs a name and a colon."),
            offset,
            {base::Spec::Rfc9110, "5.1"}};
}

base::Error badStart(const QString &shape)
{
    return {"raw-start-line"_L1, Text::tr("The first line must read: %1").arg(shape), 0, {}};
}

base::Result<RawParts> split(const QByteArray &text)
{
    RawParts parts;
    qsizetype offset = 0;
    while (offset < text.size()) {
        const qsizetype end = text.indexOf('\n', offset);
        QByteArray line = text.mid(offset, end < 0 ? -1 : end - offset);
        if (line.endsWith('\r'))
            line.chop(1);
        const qsizetype next = end < 0 ? text.size() : end + 1;
        if (line.isEmpty() && offset > 0) {
            parts.body = text.mid(next);
            break;
        }
        const qsizetype colon = line.indexOf(':');
        if (offset == 0)
            parts.startLine = line;
        else if (colon <= 0)
            return badHeader(offset);
        else
            parts.headers.append(line.left(colon).trimmed(), line.mid(colon + 1).trimmed());
        offset = next;
    }
    return parts;
}

/// "http://host:port" of an absolute URL.
QByteArray originOf(const QByteArray &url)
{
    const qsizetype authority = url.indexOf("//");
    if (authority < 0)
        return {};
    for (qsizetype at = authority + 2; at < url.size(); ++at) {
        if (url[at] == '/' || url[at] == '?' || url[at] == '#')
            return url.left(at);
    }
    return url;
}

} // namespace

base::Result<http::Request> parseRawRequest(const QByteArray &text, const http::Request &like)
{
    auto parts = split(text);
    if (!parts)
        return parts.error();
    const QList<QByteArray> words = parts->startLine.split(' ');
    if (words.size() < 2 || words.size() > 3 || words[0].isEmpty() || words[1].isEmpty())
        return badStart(u"POST /path HTTP/1.1"_s);
    http::Request request{words[0], words[1], parts->headers, parts->body};
    if (request.url.startsWith('/'))
        request.url.prepend(originOf(like.url));
    if (!like.headers.contains("Host"))
        request.headers.remove("Host");
    return request;
}

base::Result<http::Response> parseRawResponse(const QByteArray &text)
{
    auto parts = split(text);
    if (!parts)
        return parts.error();
    const QByteArray &line = parts->startLine;
    const qsizetype code = line.indexOf(' ');
    bool isNumber = false;
    const int status = line.mid(code + 1, 3).toInt(&isNumber);
    if (!line.startsWith("HTTP/") || code < 0 || !isNumber || status < 100)
        return badStart(u"HTTP/1.1 200 OK"_s);
    return http::Response{status, line.mid(code + 5).trimmed(), parts->headers, parts->body};
}

} // namespace claimcheck::ui::flow
