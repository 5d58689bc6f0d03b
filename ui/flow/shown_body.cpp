#include "ui/flow/shown_body.h"

#include "core/report/hidden_secrets.h"
#include "ui/flow/text.h"

#include <QStringDecoder>

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {

constexpr qsizetype shownBinary = 1024;

/// Cut before a character, never inside one.
QByteArray cut(const QByteArray &body)
{
    if (body.size() <= largestShownBody)
        return body;
    qsizetype end = largestShownBody;
    while (end > 0 && (uchar(body[end]) & 0xC0) == 0x80)
        --end;
    return body.left(end);
}

bool isText(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return !decoder.hasError() && !text.contains(QChar(u'\0'));
}

ShownText shown(const QByteArray &text, qsizetype body, qsizetype shownOfBody)
{
    QString note;
    if (shownOfBody < body)
        note = Text::tr("The first %1 of %2 are shown.").arg(sizeText(shownOfBody), sizeText(body));
    return {QString::fromUtf8(text), note};
}

ShownText binary(const QByteArray &start, const QByteArray &body)
{
    const QByteArray bytes = body.left(shownBinary);
    return {QString::fromUtf8(start) + QString::fromLatin1(bytes.toHex(' ')),
            Text::tr("The body is not text: %1, shown as hexadecimal.").arg(sizeText(body.size()))};
}

} // namespace

ShownText shownBody(const http::Response &response, base::Reveal reveal)
{
    http::Response part = response;
    part.body = cut(response.body);
    const qsizetype size = part.body.size();
    if (!isText(part.body))
        return binary({}, response.body);
    if (reveal == base::Reveal::Hidden)
        part = report::withHiddenSecrets(std::move(part));
    return shown(part.body, response.body.size(), size);
}

ShownText shownRaw(const http::Request &request, base::Reveal reveal)
{
    http::Request part = request;
    part.body = cut(request.body);
    const qsizetype size = part.body.size();
    if (reveal == base::Reveal::Hidden)
        part = report::withHiddenSecrets(std::move(part));
    return shown(http::renderRequest(part), request.body.size(), size);
}

ShownText shownRaw(const http::Response &response, base::Reveal reveal)
{
    http::Response part = response;
    part.body = cut(response.body);
    const qsizetype size = part.body.size();
    if (!isText(part.body)) {
        part.body.clear();
        return binary(http::renderResponse(part), response.body);
    }
    if (reveal == base::Reveal::Hidden)
        part = report::withHiddenSecrets(std::move(part));
    return shown(http::renderResponse(part), response.body.size(), size);
}

QString sizeText(qsizetype bytes)
{
    if (bytes < 1024)
        return bytes == 1 ? Text::tr("1 byte") : Text::tr("%1 bytes").arg(bytes);
    if (bytes < 1024 * 1024)
        return Text::tr("%1 KiB").arg(double(bytes) / 1024, 0, 'f', 1);
    return Text::tr("%1 MiB").arg(double(bytes) / 1024 / 1024, 0, 'f', 1);
}

} // namespace claimcheck::ui::flow
