#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/net/http_server.h"

namespace claimcheck::net {

struct NotificationPlace
{
    QString host; ///< "127.0.0.1", "localhost" or "::1"
    quint16 port = 0;
    QString path; ///< exact, percent-encoded
};

/// Where an authorization server tells its client something by itself, on this machine (CIBA Core 1.0 §10.2).
/// Answers 204 to every POST of JSON to its path (§10.2: whoever sent it learns nothing), 404 elsewhere.
class NotificationListener : public QObject
{
    Q_OBJECT

public:
    explicit NotificationListener(const base::Clock &clock, QObject *parent = nullptr);

    /// Codes: those of HttpServer::listen.
    base::Result<void> listen(const NotificationPlace &place);
    [[nodiscard]] quint16 port() const { return m_server.port(); }

signals:
    /// With its whole URL. Nothing of it is checked yet.
    void received(const claimcheck::http::Request &request);

private:
    void handle(const http::Request &request, const HttpReplier &replier);

    const base::Clock &m_clock;
    NotificationPlace m_place;
    HttpServer m_server;
};

} // namespace claimcheck::net
