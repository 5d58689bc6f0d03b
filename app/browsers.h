#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/exchange.h"

#include <QObject>
#include <QUrl>

#include <memory>

namespace claimcheck::net {
class SteppingAccessManager;
}

namespace claimcheck::app {

/// Runs the command with the URL as its last argument; an empty command means the system's browser.
/// Codes: "browser-failed".
[[nodiscard]] base::Result<void> openInBrowser(const QString &command, const QUrl &url);

/// Takes the browser's part by plain HTTP where no person has to do anything: follows the redirects from the
/// authorization endpoint to our own redirect URI, and does what the scripts of their pages do.
class AutomaticBrowser : public QObject
{
    Q_OBJECT

public:
    explicit AutomaticBrowser(const base::Clock &clock, QObject *parent = nullptr);
    ~AutomaticBrowser() override;

    void open(const QUrl &url);

private:
    void goOn(const QUrl &url, const http::Response &response);
    void post(const QUrl &url, const QByteArray &form);

    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
};

} // namespace claimcheck::app
