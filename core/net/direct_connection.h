#pragma once

#include "core/base/result.h"
#include "core/http/message.h"
#include "core/net/http_response_parser.h"
#include "core/net/stepping_access_manager.h"

#include <QNetworkReply>
#include <QSslSocket>
#include <QTimer>

namespace claimcheck::net {

/// One connection to one server, for measuring: a request is written at once by the thread that sends it, and
/// nothing stands between its answer and finished(). A network access manager works in a thread of its own,
/// whose hand-overs take longer than a server nearby. HTTP/1.1, no redirects, no compression.
class DirectConnection : public QObject
{
    Q_OBJECT

public:
    /// Of the options: time to wait, size of a response, user agent, TLS.
    explicit DirectConnection(SteppingOptions options, QObject *parent = nullptr);
    ~DirectConnection() override;

    /// Connects where there is no connection yet, then sends. One request at a time, all to one origin.
    void send(http::Request request);
    /// As it was sent last, with all its fields.
    [[nodiscard]] const http::Request &request() const { return m_request; }
    /// Only once finished. Codes: those of network_failure.h.
    [[nodiscard]] const base::Result<http::Response> &result() const { return m_result; }

signals:
    void finished(); ///< from within send() where the attempt fails at once

private:
    void write();
    void read();
    void failed(QAbstractSocket::SocketError error);
    void fail(QNetworkReply::NetworkError error);
    void finish(base::Result<http::Response> result);

    SteppingOptions m_options;
    QSslSocket m_socket;
    QTimer m_deadline;
    HttpResponseParser m_parser;
    http::Request m_request;
    base::Result<http::Response> m_result;
    bool m_waiting = false; ///< for an answer
};

} // namespace claimcheck::net
