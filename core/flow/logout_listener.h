#pragma once

#include "core/flow/run_state.h"
#include "core/net/exchange.h"
#include "core/net/http_server.h"

#include <QObject>

#include <functional>
#include <memory>

namespace claimcheck::net {
class SteppingAccessManager;
}

namespace claimcheck::flow {

/// One notice of a logout, as it came, with our answer.
struct LogoutNotice
{
    Message message;
    std::vector<lint::CheckResult> checks; ///< without those that are not applicable

    [[nodiscard]] bool isAccepted() const { return message.response && message.response->status == 200; }
};

/// Receives what a server tells a client of logouts, without a run around it: on this machine only, at the
/// paths of logoutPath(). Judges each notice, with those before it, and answers it. What there is no ID token
/// for is not compared.
class LogoutListener : public QObject
{
    Q_OBJECT

public:
    /// profile: issuer and client id. keys: the issuer's; they are fetched anew when a token names another
    /// one, at most once a minute.
    LogoutListener(const base::Clock &clock, oauth::Profile profile, jose::KeySet keys,
                   QObject *parent = nullptr);
    ~LogoutListener() override;

    /// 0: any free port. Codes: those of net::HttpServer::listen.
    base::Result<void> listen(quint16 port);
    /// The address to register for notices of that kind; once it listens.
    [[nodiscard]] QString uriFor(MessageKind kind) const;

signals:
    void received(const claimcheck::flow::LogoutNotice &notice);

private:
    void handle(const http::Request &request, const net::HttpReplier &replier);
    void take(MessageKind kind, const http::Request &request, const net::HttpReplier &replier);
    [[nodiscard]] bool mayFetchKeys(const http::Request &request) const;
    void fetchKeys(const std::function<void()> &then);

    const base::Clock &m_clock;
    RunState m_state;
    qint64 m_fetchedAt = 0; ///< milliseconds since 1970
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    net::HttpServer m_server;
};

} // namespace claimcheck::flow
