#pragma once

#include "core/net/http_request_parser.h"
#include "core/net/http_server.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

namespace claimcheck::net {

/// One client of an HttpServer: reads a request, has it handled, writes the answer, then reads the next one.
class HttpConnection : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, const HttpServerLimits &limits, QObject *parent);

    /// The answer to request number serial; false if that one is answered or the client has gone.
    bool answer(quint64 serial, http::Response response);
    /// Answers as far as place says, then ends the connection.
    void breakOff(quint64 serial, http::Response response, BreakOff place);
    [[nodiscard]] bool isWaitingFor(quint64 serial) const;
    /// No whole request is here, and the client has not been told to go.
    [[nodiscard]] bool isReading() const { return m_phase == Phase::Reading; }
    /// DER; empty without TLS, or where the client showed none.
    [[nodiscard]] QByteArray peerCertificate() const;
    /// Answers and closes, after a request that cannot be read or is not for this server.
    void refuse(int status, const QByteArray &received);
    /// Breaks the connection and deletes this, now or as soon as nothing of it is on the stack.
    void retire();

signals:
    void requestReceived(const claimcheck::net::ReceivedRequest &request, quint64 serial);
    void refused(int status, const QByteArray &received);

private:
    enum class Phase : quint8 { Reading, Handling, Closing };

    void read();
    void handleNext();
    void timeOut();
    void written();
    void closeAfterWriting();
    void write(const http::Response &response, bool keepAlive);

    QTcpSocket *m_socket; // a child
    HttpServerLimits m_limits;
    HttpRequestParser m_parser;
    QTimer m_timer;
    Phase m_phase = Phase::Reading;
    ReceivedRequest m_current;
    quint64 m_serial = 0;
    bool m_inHandleNext = false;
    bool m_inRead = false;
};

struct HttpReplier::State
{
    QPointer<HttpConnection> connection;
    quint64 serial = 0;
    QByteArray raw = {};
    QByteArray peerCertificate = {};
    const base::Clock *clock = nullptr;

    ~State(); ///< answers 500 if nobody has
};

} // namespace claimcheck::net
