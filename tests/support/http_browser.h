#pragma once

#include "core/encoding/form.h"
#include "core/net/fetcher.h"
#include "core/net/redirect_page.h"
#include "core/net/stepping_access_manager.h"

#include <QRegularExpression>
#include <QUrl>

#include <functional>
#include <map>

namespace claimcheck::test {

enum class Consent : quint8 { Allow, Deny };

/// The user and the browser of a login, by plain HTTP: follows redirects, loads frames, keeps cookies, fills
/// in the forms of the built-in provider and of npm oidc-provider's devInteractions, and ends at the redirect
/// URI.
class HttpBrowser
{
public:
    explicit HttpBrowser(const base::Clock &clock, net::SteppingOptions options = {})
        : m_manager(m_history, clock, std::move(options))
    {
    }

    Consent consent = Consent::Allow;
    /// Changes the response's URL before it is opened, as an attacker would.
    std::function<QUrl(QUrl)> tamper;

    void open(const QUrl &url, const QByteArray &redirectUri)
    {
        m_redirectUri = redirectUri;
        get(url);
    }

private:
    void get(const QUrl &url)
    {
        const bool last = isBack(url);
        if (last && url.hasFragment()) // what the relay page's script does
            return fetch(net::formRequest(
                url.adjusted(QUrl::RemoveFragment),
                encoding::encodeForm({{net::relayField, url.fragment(QUrl::FullyEncoded).toUtf8()}})));
        fetch(net::getRequest(last && tamper ? tamper(url) : url, "text/html"));
    }

    void fetch(http::Request request)
    {
        if (const QByteArray cookies = cookiesFor(request.path()); !cookies.isEmpty())
            request.headers.set("Cookie", cookies);
        auto *fetcher = new net::Fetcher(m_manager, request, {}, &m_manager);
        QObject::connect(fetcher, &net::Fetcher::finished, &m_manager, [this, fetcher, request] {
            fetcher->deleteLater();
            if (fetcher->result().ok())
                read(request.toUrl(), *fetcher->result());
        });
        fetcher->start();
    }

    void read(const QUrl &url, const http::Response &response)
    {
        for (const QByteArray &field : response.headers.values("Set-Cookie")) {
            for (const QByteArray &cookie : field.split('\n'))
                keepCookie(cookie);
        }
        if (response.isRedirect())
            return get(url.resolved(QUrl::fromEncoded(response.headers.value("Location"))));
        const QString page = QString::fromUtf8(response.body);
        for (const QString &frame : captures(page, R"(<iframe[^>]*src="([^"]*)\")"))
            get(QUrl::fromEncoded(
                QString(frame).replace(QStringLiteral("&amp;"), QStringLiteral("&")).toUtf8()));
        const QByteArray refresh = response.headers.value("Refresh");
        if (const qsizetype target = refresh.indexOf("url="); target >= 0) // at once: a user may not wait
            return get(url.resolved(QUrl::fromEncoded(refresh.mid(target + 4))));
        if (!isBack(url) && page.contains(QStringLiteral("<form")))
            fillIn(url, page);
    }

    /// Without a redirect URI (a device's verification page) there is no way back.
    [[nodiscard]] bool isBack(const QUrl &url) const
    {
        return !m_redirectUri.isEmpty() && url.toEncoded().startsWith(m_redirectUri);
    }

    static QStringList captures(const QString &text, const char *pattern)
    {
        QStringList found;
        auto matches = QRegularExpression(QString::fromLatin1(pattern)).globalMatch(text);
        while (matches.hasNext())
            found += matches.next().captured(1);
        return found;
    }

    void fillIn(const QUrl &url, const QString &page)
    {
        const QStringList abort = captures(page, R"(href="([^"]*/abort)\")");
        if (consent == Consent::Deny && !abort.isEmpty())
            return get(url.resolved(QUrl(abort.first())));
        encoding::FormPairs form;
        for (const QString &input : captures(page, R"((<input[^>]*type="hidden"[^>]*>))"))
            form.push_back({captures(input, R"(name="([^"]*)\")").value(0).toUtf8(),
                            captures(input, R"(value="([^"]*)\")").value(0).toUtf8()});
        for (const char *name : {"login", "username", "password"}) {
            if (page.contains(QStringLiteral("name=\"%1\"").arg(QLatin1StringView(name))))
                form.push_back({name, "alice"});
        }
        if (page.contains(QStringLiteral("name=\"logout\""))) // npm oidc-provider asks before it signs out
            form.push_back({"logout", "yes"});
        const QStringList actions = captures(page, R"(name="action" value="([^"]*)\")");
        if (!actions.isEmpty())
            form.push_back({"action", consent == Consent::Deny ? "deny" : actions.first().toUtf8()});
        const QUrl action = url.resolved(QUrl(captures(page, R"(<form[^>]*action="([^"]*)\")").value(0)));
        fetch(net::formRequest(action, encoding::encodeForm(form)));
    }

    void keepCookie(const QByteArray &cookie)
    {
        const QByteArray pair = cookie.split(';').first();
        const QString path =
            captures(QString::fromLatin1(cookie), R"([Pp]ath=([^;]*))").value(0, QStringLiteral("/"));
        m_cookies[{path.trimmed().toLatin1(), pair.first(qMax(qsizetype(0), pair.indexOf('=')))}] = pair;
    }

    [[nodiscard]] QByteArray cookiesFor(const QByteArray &path) const
    {
        QByteArrayList sent;
        for (const auto &[key, pair] : m_cookies) {
            if (path.startsWith(key.first))
                sent += pair;
        }
        return sent.join("; ");
    }

    net::ExchangeHistory m_history;
    net::SteppingAccessManager m_manager;
    QByteArray m_redirectUri;
    std::map<std::pair<QByteArray, QByteArray>, QByteArray> m_cookies; // (path, name) → "name=value"
};

} // namespace claimcheck::test
