#include "app/browsers.h"

#include "app/cli.h"
#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"

#include <QProcess>

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
    connect(fetcher, &net::Fetcher::finished, fetcher, &QObject::deleteLater);
    fetcher->start();
}

} // namespace claimcheck::app
