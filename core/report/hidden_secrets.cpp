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

bool isSecret(QByteArrayView name)
{
    return base::isSecretName(QString::fromUtf8(name));
}

/// "a=b&code=…" with the values of secrets replaced; everything else keeps its bytes.
QByteArray hiddenForm(const QByteArray &form)
{
    QList<QByteArray> pieces = form.split('&');
    for (QByteArray &piece : pieces) {
        const qsizetype equals = piece.indexOf('=');
        if (equals < 0)
            continue;
        const encoding::FormPairs pair = encoding::parseForm(piece);
        if (!pair.empty() && isSecret(pair.front().name) && !pair.front().value.isEmpty())
            piece = piece.left(equals + 1) + hiddenText();
    }
    return pieces.join('&');
}

QByteArray hiddenUrl(const QByteArray &url)
{
    const qsizetype fragment = url.indexOf('#');
    const qsizetype query = url.left(fragment < 0 ? url.size() : fragment).indexOf('?');
    const qsizetype end = fragment < 0 ? url.size() : fragment;
    QByteArray result = url.left(query < 0 ? end : query);
    if (query >= 0)
        result += '?' + hiddenForm(url.mid(query + 1, end - query - 1));
    if (fragment >= 0)
        result += '#' + hiddenForm(url.mid(fragment + 1));
    return result;
}

void collectSecrets(encoding::JsonValue value, std::vector<base::ByteRange> &ranges)
{
    for (const encoding::JsonMember member : value.members()) {
        if (member.value().isString() && isSecret(member.nameUtf8()))
            ranges.push_back(member.value().range());
        else
            collectSecrets(member.value(), ranges);
    }
    for (const encoding::JsonValue element : value.elements())
        collectSecrets(element, ranges);
}

/// For JSON that is damaged or too long to read: whatever looks like a secret member, up to its closing quote
/// or the end.
QByteArray hiddenByPattern(const QByteArray &text)
{
    static const QRegularExpression member(u"\"([A-Za-z_]+)\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)"_s);
    const QString from = QString::fromUtf8(text);
    QString result;
    qsizetype last = 0;
    for (auto found = member.globalMatch(from); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        if (!base::isSecretName(match.capturedView(1)))
            continue;
        result += QStringView(from).mid(last, match.capturedStart(2) - last);
        result += QString::fromUtf8(hiddenText());
        last = match.capturedEnd(2);
    }
    result += QStringView(from).mid(last);
    return result.toUtf8();
}

QByteArray hiddenJson(const QByteArray &text)
{
    const auto document = encoding::JsonDocument::parse(text, {.maxBytes = largestParsedBody});
    if (!document)
        return hiddenByPattern(text);
    std::vector<base::ByteRange> ranges;
    collectSecrets(document->root(), ranges);
    QByteArray result = text;
    for (const base::ByteRange &range : ranges | std::views::reverse)
        result.replace(range.begin, range.size(), '"' + hiddenText() + '"');
    return result;
}

QByteArray hiddenField(const http::Header &field)
{
    constexpr const char *urls[] = {"Location", "Referer", "Content-Location"};
    if (std::ranges::any_of(urls, [&field](const char *name) { return http::sameName(field.name, name); }))
        return hiddenUrl(field.value);
    if (!isSecret(field.name))
        return field.value;
    // The scheme is no secret: "Bearer" and dots.
    const qsizetype space = field.value.indexOf(' ');
    const bool hasScheme = http::sameName(field.name, "Authorization") && space > 0;
    return hasScheme ? field.value.left(space + 1) + hiddenText() : hiddenText();
}

http::Headers hiddenHeaders(const http::Headers &headers)
{
    http::Headers result;
    for (const http::Header &field : headers)
        result.append(field.name, hiddenField(field));
    return result;
}

QByteArray hiddenBody(const QByteArray &body, const http::Headers &headers)
{
    const QByteArray type = headers.value("Content-Type").split(';').first().trimmed().toLower();
    if (type == "application/x-www-form-urlencoded")
        return hiddenForm(body);
    if (type.endsWith("jwt"))
        return hiddenText();
    const QByteArray start = body.left(64).trimmed();
    return start.startsWith('{') || start.startsWith('[') ? hiddenJson(body) : body;
}

} // namespace

QByteArray hiddenText()
{
    return base::hiddenMark.toByteArray();
}

http::Request withHiddenSecrets(http::Request request)
{
    request.body = hiddenBody(request.body, request.headers);
    request.url = hiddenUrl(request.url);
    request.headers = hiddenHeaders(request.headers);
    return request;
}

http::Response withHiddenSecrets(http::Response response)
{
    response.body = hiddenBody(response.body, response.headers);
    response.headers = hiddenHeaders(response.headers);
    return response;
}

} // namespace claimcheck::report
