#include "core/report/hidden_secrets.h"

#include "core/base/redaction.h"
#include "core/encoding/form.h"
#include "core/encoding/json.h"

#include <QRegularExpression>

#include <algorithm>
#include <ranges>

using namespace Qt::StringLiterals;

namespace claimcheck::report {

namespace {

constexpr qsizetype largestParsedBody = 4 * 1024 * 1024;

bool isHiddenName(QByteArrayView name, Redaction level)
{
    return isHidden(QString::fromUtf8(name), level);
}

/// "a=b&code=…" with the values of secrets replaced; everything else keeps its bytes.
QByteArray hiddenForm(const QByteArray &form, Redaction level)
{
    QList<QByteArray> pieces = form.split('&');
    for (QByteArray &piece : pieces) {
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0)
            continue;
        const encoding::FormPairs pair = encoding::parseForm(piece);
        if (!pair.empty() && isHiddenName(pair.front().name, level) && !pair.front().value.isEmpty())
            piece = piece.left(equals + 1) + hiddenText();
    }
    return pieces.join('&');
}

QByteArray hiddenUrl(const QByteArray &url, Redaction level)
{
    const qsizetype fragment = url.indexOf('#');
    const qsizetype query = url.left(fragment < 0 ? url.size() : fragment).indexOf('?');
    const qsizetype end = fragment < 0 ? url.size() : fragment;
    QByteArray result = url.left(query < 0 ? end : query);
    if (query >= 0)
        result += '?' + hiddenForm(url.mid(query + 1, end - query - 1), level);
    if (fragment >= 0)
        result += '#' + hiddenForm(url.mid(fragment + 1), level);
    return result;
}

/// Secrets are strings ("code": 404 is none); what is personal may be a number or an object (address).
bool isHiddenMember(const encoding::JsonMember &member, Redaction level)
{
    if (member.value().isString())
        return isHiddenName(member.nameUtf8(), level);
    const bool holdsSomething =
        member.value().isNumber() || member.value().isObject() || member.value().isArray();
    return holdsSomething && isHiddenName(member.nameUtf8(), level) &&
           !isHiddenName(member.nameUtf8(), Redaction::Secrets);
}

void collectHidden(encoding::JsonValue value, Redaction level, std::vector<base::ByteRange> &ranges)
{
    for (const encoding::JsonMember member : value.members()) {
        if (isHiddenMember(member, level))
            ranges.push_back(member.value().range());
        else
            collectHidden(member.value(), level, ranges);
    }
    for (const encoding::JsonValue element : value.elements())
        collectHidden(element, level, ranges);
}

/// For JSON that is damaged, too long to read or inside a page: whatever looks like a secret member, up to
/// its closing quote or the end.
QByteArray hiddenByPattern(const QByteArray &text, Redaction level)
{
    static const QRegularExpression member(u"\"([A-Za-z_]+)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)"_s);
    const QString from = QString::fromUtf8(text);
    QString result;
    qsizetype last = 0;
    for (auto found = member.globalMatch(from); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (!isHidden(match.capturedView(1), level))
            continue;
        result += QStringView(from).mid(last, match.capturedStart(2) - last);
        result += QString::fromUtf8(hiddenText());
        last = match.capturedEnd(2);
    }
    result += QStringView(from).mid(last);
    return last == 0 ? text : result.toUtf8(); // what has nothing to hide keeps its bytes
}

QByteArray hiddenField(const http::Header &field, Redaction level)
{
    constexpr const char *urls[] = {"Location", "Referer", "Content-Location"};
    if (std::ranges::any_of(urls, [&field](const char *name) { return http::sameName(field.name, name); }))
        return hiddenUrl(field.value, level);
    if (!isHiddenName(field.name, level))
        return field.value;
    // The scheme is no secret: "Bearer" and dots.
    const qsizetype space = field.value.indexOf(' ');
    const bool hasScheme = http::sameName(field.name, "Authorization") && space > 0;
    return hasScheme ? field.value.left(space + 1) + hiddenText() : hiddenText();
}

http::Headers hiddenHeaders(const http::Headers &headers, Redaction level)
{
    http::Headers result;
    for (const http::Header &field : headers)
        result.append(field.name, hiddenField(field, level));
    return result;
}

QByteArray hiddenBody(const QByteArray &body, const http::Headers &headers, Redaction level)
{
    const QByteArray type = headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (type == "application/x-www-form-urlencoded")
        return hiddenForm(body, level);
    if (type.endsWith("jwt"))
        return hiddenText();
    const QByteArray start = body.left(64).trimmed();
    return start.startsWith('{') || start.startsWith('[') ? hiddenJson(body, level)
                                                          : hiddenByPattern(body, level);
}

} // namespace

QByteArray hiddenText()
{
    return base::hiddenMark.toByteArray();
}

QByteArray hiddenJson(const QByteArray &text, Redaction level)
{
    const auto document = encoding::JsonDocument::parse(text, {.maxBytes = largestParsedBody});
    if (!document)
        return hiddenByPattern(text, level);
    std::vector<base::ByteRange> ranges;
    collectHidden(document->root(), level, ranges);
    QByteArray result = text;
    for (const base::ByteRange &range : ranges | std::views::reverse)
        result.replace(range.begin, range.size(), '"' + hiddenText() + '"');
    return result;
}

http::Request withHiddenSecrets(http::Request request, Redaction level)
{
    if (level == Redaction::None)
        return request;
    request.body = hiddenBody(request.body, request.headers, level);
    request.url = hiddenUrl(request.url, level);
    request.headers = hiddenHeaders(request.headers, level);
    return request;
}

http::Response withHiddenSecrets(http::Response response, Redaction level)
{
    if (level == Redaction::None)
        return response;
    response.body = hiddenBody(response.body, response.headers, level);
    response.headers = hiddenHeaders(response.headers, level);
    return response;
}

} // namespace claimcheck::report
