#include "app/browsers.h"

#include "app/cli.h"
#include "core/encoding/form.h"
#include "core/net/fetcher.h"
#include "core/net/redirect_page.h"
#include "core/net/stepping_access_manager.h"

#include <QProcess>
#include <QRegularExpression>

namespace claimcheck::app {

using namespace Qt::StringLiterals;

namespace {

#if defined(Q_OS_MACOS)
const QString systemBrowser = u"open"_s;
#elif defined(Q_OS_WIN)
const QString systemBrowser = u"rundll32 url.dll,FileProtocolHandler"_s;
#else
const QString systemBrowser = u"xdg-open"_s;
#endif

QByteArray unescaped(QString html)
{
    return html.replace("&lt;"_L1, "<"_L1)
        .replace("&gt;"_L1, ">"_L1)
        .replace("&quot;"_L1, "\""_L1)
        .replace("&amp;"_L1, "&"_L1)
        .toUtf8();
}

} // namespace

base::Result<void> openInBrowser(const QString &command, const QUrl &url)
{
    QStringList words = QProcess::splitCommand(command.isEmpty() ? systemBrowser : command);
    const QString program = words.takeFirst();
    words.append(QString::fromLatin1(url.toEncoded()));
    if (QProcess::startDetached(program, words))
        return {};
    return base::Error{"browser-failed"_L1, Text::tr("The browser (%1) cannot be started.").arg(program)};
}

AutomaticBrowser::AutomaticBrowser(const base::Clock &clock, QObject *parent)
    : QObject(parent), m_manager(std::make_unique<net::SteppingAccessManager>(m_history, clock))
{
}

AutomaticBrowser::~AutomaticBrowser()
{
    m_history.cancelAll();
}

void AutomaticBrowser::open(const QUrl &url)
{
    net::FetchOptions options;
    options.redirects = net::FollowRedirects::Safe;
    auto *fetcher = new net::Fetcher(*m_manager, net::getRequest(url, "text/html"), options, this);
    connect(fetcher, &net::Fetcher::finished, this, [this, fetcher] {
        fetcher->deleteLater();
        if (fetcher->result().ok())
            goOn(fetcher->hops().back()->request().toUrl(), *fetcher->result());
    });
    fetcher->start();
}

/// A fragment is posted by our own relay page, a response in a form by the server's; the page of a sign-out
/// has frames and leads back.
void AutomaticBrowser::goOn(const QUrl &url, const http::Response &response)
{
    if (url.hasFragment())
        return post(url.adjusted(QUrl::RemoveFragment),
                    encoding::encodeForm({{net::relayField, url.fragment(QUrl::FullyEncoded).toUtf8()}}));
    static const QRegularExpression frame(u"<iframe src=\"([^\"]*)\""_s);
    static const QRegularExpression form(u"<form method=\"post\" action=\"(http[^\"]*)\">"_s);
    static const QRegularExpression field(u"<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\">"_s);
    const QString page = QString::fromUtf8(response.body);
    for (const QRegularExpressionMatch &match : frame.globalMatch(page)) // of a sign-out
        open(QUrl::fromEncoded(unescaped(match.captured(1))));
    const QByteArray refresh = response.headers.value("Refresh");
    if (const qsizetype target = refresh.indexOf("url="); target >= 0)
        return open(QUrl::fromEncoded(refresh.mid(target + 4)));
    const auto action = form.match(page);
    if (!action.hasMatch())
        return;
    encoding::FormPairs pairs;
    for (const QRegularExpressionMatch &match : field.globalMatch(page))
        pairs.push_back({unescaped(match.captured(1)), unescaped(match.captured(2))});
    post(QUrl(QString::fromUtf8(unescaped(action.captured(1)))), encoding::encodeForm(pairs));
}

void AutomaticBrowser::post(const QUrl &url, const QByteArray &form)
{
    auto *fetcher = new net::Fetcher(*m_manager, net::formRequest(url, form), {}, this);
    connect(fetcher, &net::Fetcher::finished, fetcher, &QObject::deleteLater);
    fetcher->start();
}

} // namespace claimcheck::app
