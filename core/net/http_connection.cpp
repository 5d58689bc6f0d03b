#include "core/net/http_connection.h"

#include <QSslCertificate>
#include <QSslSocket>

namespace claimcheck::net {

namespace {

constexpr qint64 readAhead = 256 * 1024; // of requests that wait for the answer to the one before
constexpr int lingerMilliseconds = 500;  // an early close would make the client's kernel drop our answer

http::Response statusPage(int status)
{
    const QByteArray text = QByteArray::number(status) + ' ' + http::reasonPhrase(status) + '\n';
    return http::textResponse(status, QByteArrayLiteral("text/plain; charset=utf-8"), text);
}

bool mayHaveBody(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, const HttpServerLimits &limits, QObject *parent)
    : QObject(parent), m_socket(socket), m_limits(limits), m_parser(limits)
{
    socket->setParent(this);
    socket->setReadBufferSize(readAhead);
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HttpConnection::timeOut);
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::read);
    connect(socket, &QTcpSocket::bytesWritten, this, &HttpConnection::written);
    connect(socket, &QTcpSocket::disconnected, this, &QObject::deleteLater);
    m_timer.start(limits.idleMilliseconds);
    if (socket->bytesAvailable() > 0) // over TLS a request may come with the end of the handshake
        QMetaObject::invokeMethod(this, &HttpConnection::read, Qt::QueuedConnection);
}

QByteArray HttpConnection::peerCertificate() const
{
    const auto *tls = qobject_cast<const QSslSocket *>(m_socket);
    return tls ? tls->peerCertificate().toDer() : QByteArray();
}

void HttpConnection::read()
{
    if (m_phase == Phase::Closing) {
        m_socket->readAll();
        return;
    }
    if (m_phase == Phase::Handling) // what follows stays in the socket until this request is answered
        return;
    const bool wasInside = m_parser.isInside();
    m_parser.feed(m_socket->readAll());
    if (!wasInside && m_parser.isInside())
        m_timer.start(
            m_limits.requestMilliseconds); // for the whole request: a slow sender cannot hold on for ever
    m_inRead = true;
    handleNext();
    m_inRead = false;
}

void HttpConnection::handleNext()
{
    if (m_inHandleNext) // a handler that answers at once comes back here; the loop below goes on with the
                        // next request
        return;
    m_inHandleNext = true;
    const QPointer<HttpConnection> alive(this);
    while (alive && m_phase == Phase::Reading) {
        const auto progress = m_parser.advance();
        if (m_parser.takeContinue())
            m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
        if (progress == HttpRequestParser::Progress::Bad)
            refuse(m_parser.errorStatus(), m_parser.received());
        if (progress != HttpRequestParser::Progress::Complete)
            break;
        m_current = m_parser.take();
        m_phase = Phase::Handling;
        m_timer.stop();
        emit requestReceived(m_current, ++m_serial);
    }
    if (alive)
        m_inHandleNext = false;
}

bool HttpConnection::isWaitingFor(quint64 serial) const
{
    return m_phase == Phase::Handling && m_serial == serial &&
           m_socket->state() == QAbstractSocket::ConnectedState;
}

bool HttpConnection::answer(quint64 serial, http::Response response)
{
    if (!isWaitingFor(serial))
        return false;
    const bool keepAlive =
        m_current.keepAlive && !http::sameName(response.headers.value("Connection"), "close");
    if (response.reason.isEmpty())
        response.reason = http::reasonPhrase(response.status);
    response.headers.remove("Content-Length");
    if (mayHaveBody(response.status))
        response.headers.append(QByteArrayLiteral("Content-Length"),
                                QByteArray::number(response.body.size()));
    if (!mayHaveBody(response.status) || m_current.request.method == "HEAD")
        response.body.clear();
    write(response, keepAlive);
    m_current = {};
    if (!keepAlive) {
        closeAfterWriting();
        return true;
    }
    m_phase = Phase::Reading;
    m_timer.start(m_parser.isInside() ? m_limits.requestMilliseconds : m_limits.idleMilliseconds);
    if (m_socket->bytesAvailable() > 0)
        m_parser.feed(m_socket->readAll());
    handleNext();
    return true;
}

void HttpConnection::breakOff(quint64 serial, http::Response response, BreakOff place)
{
    if (!isWaitingFor(serial))
        return;
    if (place == BreakOff::InBody) {
        if (response.reason.isEmpty())
            response.reason = http::reasonPhrase(response.status);
        response.headers.set(QByteArrayLiteral("Content-Length"), QByteArray::number(response.body.size()));
        response.body.truncate(response.body.size() / 2);
        write(response, false);
    }
    closeAfterWriting();
}

void HttpConnection::refuse(int status, const QByteArray &received)
{
    m_phase = Phase::Closing;
    http::Response response = statusPage(status);
    response.headers.append(QByteArrayLiteral("Content-Length"), QByteArray::number(response.body.size()));
    write(response, false);
    m_timer.start(lingerMilliseconds);
    emit refused(status, received);
}

void HttpConnection::write(const http::Response &response, bool keepAlive)
{
    http::Response complete = response;
    complete.headers.set(QByteArrayLiteral("Connection"),
                         keepAlive ? QByteArrayLiteral("keep-alive") : QByteArrayLiteral("close"));
    m_socket->write(http::renderResponse(complete));
}

void HttpConnection::retire()
{
    disconnect();
    m_phase = Phase::Closing;
    m_socket->flush(); // an answer just written still goes out: the page at the end of a run
    m_socket->abort();
    if (!m_inRead) {
        delete this;
        return;
    }
    setParent(nullptr); // the server may be on its way out
    deleteLater();
}

void HttpConnection::timeOut()
{
    if (m_phase == Phase::Reading && m_parser.isInside())
        return refuse(408, m_parser.received());
    if (m_phase == Phase::Closing && m_socket->bytesToWrite() > 0)
        return m_socket->abort(); // a reader that does not read
    m_socket->disconnectFromHost();
}

void HttpConnection::written()
{
    if (m_phase == Phase::Closing && m_timer.isActive() && m_socket->bytesToWrite() > 0)
        m_timer.start(m_limits.requestMilliseconds); // it does read
}

void HttpConnection::closeAfterWriting()
{
    m_phase = Phase::Closing;
    m_timer.start(m_limits.requestMilliseconds);
    m_socket->disconnectFromHost();
}

HttpReplier::State::~State()
{
    if (connection)
        connection->answer(serial, statusPage(500));
}

} // namespace claimcheck::net
