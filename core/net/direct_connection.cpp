#include "core/net/direct_connection.h"

#include "core/net/network_failure.h"
#include "core/net/text.h"

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

QNetworkReply::NetworkError replyError(QAbstractSocket::SocketError error)
{
    switch (error) {
    case QAbstractSocket::ConnectionRefusedError: return QNetworkReply::ConnectionRefusedError;
    case QAbstractSocket::RemoteHostClosedError: return QNetworkReply::RemoteHostClosedError;
    case QAbstractSocket::HostNotFoundError: return QNetworkReply::HostNotFoundError;
    case QAbstractSocket::SocketTimeoutError: return QNetworkReply::TimeoutError;
    case QAbstractSocket::SslHandshakeFailedError: return QNetworkReply::SslHandshakeFailedError;
    default: return QNetworkReply::UnknownNetworkError;
    }
}

} // namespace

DirectConnection::DirectConnection(SteppingOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_parser(m_options.responseBytes),
      m_result(base::Error{"not-finished"_L1, Text::tr("The request is not finished.")})
{
    m_deadline.setSingleShot(true);
    m_socket.setSslConfiguration(m_options.tls);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail(QNetworkReply::TimeoutError); });
    connect(&m_socket, &QSslSocket::connected, this, [this] {
        if (m_socket.mode() == QSslSocket::UnencryptedMode)
            write();
    });
    connect(&m_socket, &QSslSocket::encrypted, this, &DirectConnection::write);
    connect(&m_socket, &QSslSocket::readyRead, this, &DirectConnection::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this, &DirectConnection::failed);
}

DirectConnection::~DirectConnection()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void DirectConnection::send(http::Request request)
{
    m_request = std::move(request);
    const QUrl url = m_request.toUrl();
    m_request.headers.setDefault("Host", url.authority(QUrl::FullyEncoded).toUtf8());
    m_request.headers.setDefault("Accept", "application/json, */*");
    m_request.headers.setDefault("User-Agent", m_options.userAgent);
    if (!m_request.body.isEmpty() || m_request.method == "POST")
        m_request.headers.set("Content-Length", QByteArray::number(m_request.body.size()));
    m_waiting = true;
    m_deadline.start(m_options.transferMilliseconds);
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return write();
    m_socket.abort();
    const bool secure = url.scheme() == "https"_L1;
    if (!secure && url.scheme() != "http"_L1) {
        QMetaObject::invokeMethod(
            this, [this] { fail(QNetworkReply::ProtocolUnknownError); }, Qt::QueuedConnection);
        return;
    }
    const auto port = quint16(url.port(secure ? 443 : 80));
    secure ? m_socket.connectToHostEncrypted(url.host(), port) : m_socket.connectToHost(url.host(), port);
}

void DirectConnection::write()
{
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket.write(http::renderRequest(m_request));
    m_socket.flush();
}

void DirectConnection::read()
{
    const QByteArray bytes = m_socket.readAll();
    if (!m_waiting)
        return;
    m_deadline.start(m_options.transferMilliseconds);
    switch (m_parser.feed(bytes)) {
    case HttpResponseParser::Progress::NeedMore: return;
    case HttpResponseParser::Progress::Bad: return fail(QNetworkReply::ProtocolFailure);
    case HttpResponseParser::Progress::Complete: break;
    }
    finish(m_parser.take());
}

void DirectConnection::failed(QAbstractSocket::SocketError error)
{
    if (!m_waiting)
        return;
    if (m_socket.bytesAvailable() > 0)
        read(); // what came with the end
    if (m_waiting && error == QAbstractSocket::RemoteHostClosedError &&
        m_parser.end() == HttpResponseParser::Progress::Complete)
        return finish(m_parser.take());
    if (m_waiting)
        fail(replyError(error));
}

void DirectConnection::fail(QNetworkReply::NetworkError error)
{
    const QString detail = m_socket.errorString();
    m_waiting = false;
    m_socket.abort();
    m_parser = HttpResponseParser(m_options.responseBytes);
    finish(networkFailure(error, m_request.toUrl(), detail));
}

void DirectConnection::finish(base::Result<http::Response> result)
{
    m_deadline.stop();
    m_waiting = false;
    m_result = std::move(result);
    if (!m_parser.keepsAlive())
        m_socket.disconnectFromHost();
    emit finished();
}

} // namespace claimcheck::net
