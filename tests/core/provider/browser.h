#pragma once

#include "core/encoding/form.h"
#include "core/http/message.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

namespace claimcheck::test {

/// Sends requests over TCP and reads the responses; keeps cookies and follows nothing, as a careful script
/// would.
class Browser
{
public:
    explicit Browser(const QString &issuer) : m_issuer(issuer) {}

    http::Response send(http::Request request)
    {
        request.headers.set("Connection", "close");
        if (!m_cookie.isEmpty())
            request.headers.set("Cookie", m_cookie);
        if (request.method == "POST")
            request.headers.set("Content-Length", QByteArray::number(request.body.size()));
        if (request.url.startsWith('/'))
            request.url.prepend(m_issuer.toUtf8());
        QTcpSocket socket;
        QByteArray received;
        socket.connectToHost(QUrl(m_issuer).host(), quint16(QUrl(m_issuer).port()));
        socket.write(http::renderRequest(request));
        (void)QTest::qWaitFor(
            [&] {
                received += socket.readAll();
                return socket.state() == QAbstractSocket::UnconnectedState;
            },
            10'000);
        return parse(received + socket.readAll());
    }

    http::Response get(const QByteArray &target, const http::Headers &headers = {})
    {
        return send({"GET", target, headers, {}});
    }

    http::Response post(const QByteArray &target, const encoding::FormPairs &form, http::Headers headers = {})
    {
        headers.setDefault("Content-Type", "application/x-www-form-urlencoded");
        return send({"POST", target, headers, encoding::encodeForm(form)});
    }

    /// Fills in the form of a page and posts it: its hidden fields and these.
    http::Response submit(const http::Response &page, const encoding::FormPairs &fields)
    {
        encoding::FormPairs form = hiddenFields(page);
        form.insert(form.end(), fields.begin(), fields.end());
        return post("/interaction", form);
    }

    static encoding::FormPairs hiddenFields(const http::Response &page)
    {
        static const QRegularExpression field(
            QStringLiteral("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">"));
        encoding::FormPairs fields;
        for (const QRegularExpressionMatch &match : field.globalMatch(QString::fromUtf8(page.body)))
            fields.push_back(
                {match.captured(1).toUtf8(),
                 match.captured(2).replace(QStringLiteral("&amp;"), QStringLiteral("&")).toUtf8()});
        return fields;
    }

    void forgetCookies() { m_cookie.clear(); }

private:
    http::Response parse(const QByteArray &bytes)
    {
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        const QByteArrayList lines = bytes.left(end).split('\n');
        http::Response response;
        response.status = lines.value(0).split(' ').value(1).toInt();
        for (const QByteArray &line : lines.mid(1))
            response.headers.append(line.left(line.indexOf(':')), line.mid(line.indexOf(':') + 1).trimmed());
        response.body = bytes.mid(end + 4);
        const QByteArray cookie = response.headers.value("Set-Cookie");
        if (!cookie.isEmpty())
            m_cookie = cookie.left(cookie.indexOf(';'));
        return response;
    }

    QString m_issuer;
    QByteArray m_cookie;
};

/// The parameters of a redirect's Location, of its query or fragment.
inline encoding::FormPairs redirectParameters(const http::Response &response)
{
    const QByteArray location = response.headers.value("Location");
    const qsizetype mark = qMax(location.indexOf('?'), location.indexOf('#'));
    return encoding::parseForm(mark < 0 ? QByteArray() : location.mid(mark + 1));
}

} // namespace claimcheck::test
