#include "core/http/message.h"

#include <algorithm>

namespace claimcheck::http {

namespace {

struct ReasonRow
{
    int status;
    const char *phrase;
};

// RFC 9110 §15 and the IANA registry.
constexpr ReasonRow reasons[] = {
    {100, "Continue"},
    {101, "Switching Protocols"},
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {203, "Non-Authoritative Information"},
    {204, "No Content"},
    {205, "Reset Content"},
    {206, "Partial Content"},
    {300, "Multiple Choices"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {402, "Payment Required"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {407, "Proxy Authentication Required"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {411, "Length Required"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {414, "URI Too Long"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {421, "Misdirected Request"},
    {422, "Unprocessable Content"},
    {425, "Too Early"},
    {426, "Upgrade Required"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {502, "Bad Gateway"},
    {503, "Service Unavailable"},
    {504, "Gateway Timeout"},
    {505, "HTTP Version Not Supported"},
};

/// The end of scheme and authority of an absolute URL, or 0 for a request target.
qsizetype authorityEnd(const QByteArray &url)
{
    const qsizetype slashes = url.indexOf("://");
    if (slashes < 0 || url.startsWith('/'))
        return 0;
    for (qsizetype at = slashes + 3; at < url.size(); ++at) {
        if (url[at] == '/' || url[at] == '?' || url[at] == '#')
            return at;
    }
    return url.size();
}

QByteArray renderFields(const Headers &headers)
{
    QByteArray text;
    for (const Header &header : headers)
        text += header.name + ": " + header.value + "\r\n";
    return text;
}

} // namespace

QByteArray Request::path() const
{
    const qsizetype begin = authorityEnd(url);
    qsizetype end = begin;
    while (end < url.size() && url[end] != '?' && url[end] != '#')
        ++end;
    return end == begin ? QByteArrayLiteral("/") : url.mid(begin, end - begin);
}

QByteArray Request::query() const
{
    const QByteArray whole = url.first(url.contains('#') ? url.indexOf('#') : url.size());
    const qsizetype mark = whole.indexOf('?');
    return mark < 0 ? QByteArray() : whole.mid(mark + 1);
}

bool Response::isRedirect() const
{
    constexpr int statuses[] = {301, 302, 303, 307, 308};
    return std::ranges::find(statuses, status) != std::end(statuses) && headers.contains("Location");
}

QByteArray reasonPhrase(int status)
{
    const auto *row = std::ranges::find(reasons, status, &ReasonRow::status);
    return row == std::end(reasons) ? QByteArray() : QByteArray(row->phrase);
}

Response textResponse(int status, QByteArray contentType, QByteArray body)
{
    return {status,
            reasonPhrase(status),
            {{QByteArrayLiteral("Content-Type"), std::move(contentType)}},
            std::move(body)};
}

QByteArray renderRequest(const Request &request)
{
    const QByteArray query = request.query();
    QByteArray text =
        request.method + ' ' + request.path() + (query.isEmpty() ? query : '?' + query) + " HTTP/1.1\r\n";
    const qsizetype end = authorityEnd(request.url);
    if (end > 0 && !request.headers.contains("Host")) {
        const qsizetype begin = request.url.indexOf("://") + 3;
        text += "Host: " + request.url.mid(begin, end - begin) + "\r\n";
    }
    return text + renderFields(request.headers) + "\r\n" + request.body;
}

QByteArray renderResponse(const Response &response)
{
    const QByteArray reason = response.reason.isEmpty() ? reasonPhrase(response.status) : response.reason;
    return "HTTP/1.1 " + QByteArray::number(response.status) + ' ' + reason + "\r\n" +
           renderFields(response.headers) + "\r\n" + response.body;
}

} // namespace claimcheck::http
