#include "core/net/http_server.h"

#include "core/net/http_connection.h"
#include "core/net/private_key.h"
#include "core/net/text.h"

#include <QHostAddress>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslServer>

#include <algorithm>

namespace claimcheck::net {

using namespace Qt::StringLiterals;

namespace {

base::Error listenError(const QTcpServer &server, const QHostAddress &address, quint16 port)
{
    const QString place = address.protocol() == QAbstractSocket::IPv6Protocol ? u"[::1]:%1"_s.arg(port)
                                                                              : u"127.0.0.1:%1"_s.arg(port);
    switch (server.serverError()) {
    case QAbstractSocket::AddressInUseError:
        return {
            "port-in-use"_L1,
            Text::tr(
                "Another program already listens on %1. Close it, or choose another port (0: any free one).")
                .arg(place)};
    case QAbstractSocket::SocketAccessError:
        return {"port-not-allowed"_L1,
                Text::tr("This user may not listen on %1. Choose a port from 1024 up (0: any free one).")
                    .arg(place)};
    default:
        return {"cannot-listen"_L1, Text::tr("Cannot listen on %1: %2").arg(place, server.errorString())};
    }
}

/// A machine without IPv6 has no ::1.
bool addressIsMissing(const QTcpServer &server)
{
    return server.serverError() == QAbstractSocket::SocketAddressNotAvailableError ||
           server.serverError() == QAbstractSocket::UnsupportedSocketOperationError;
}

} // namespace

HttpServer::HttpServer(QObject *parent) : QObject(parent) {}

HttpServer::~HttpServer()
{
    close();
}

void HttpServer::setHandler(Handler handler)
{
    m_handler = std::move(handler);
}

base::Result<void> HttpServer::listen(const HttpServerOptions &options)
{
    close();
    m_options = options;
    // A free IPv4 port may be taken on ::1: then another one is tried.
    for (int attempt = 1;; ++attempt) {
        base::Result<void> result = listenOn(options.port);
        if (result || options.port != 0 || attempt == 20)
            return result;
    }
}

base::Result<void> HttpServer::listenOn(quint16 port)
{
    m_servers.clear();
    std::vector<QHostAddress> addresses;
    if (m_options.families != LoopbackFamilies::Ipv6)
        addresses.emplace_back(QHostAddress::LocalHost);
    if (m_options.families != LoopbackFamilies::Ipv4)
        addresses.emplace_back(QHostAddress::LocalHostIPv6);
    for (const QHostAddress &address : addresses) {
        auto server = makeServer();
        if (!server->listen(address, port)) {
            if (addressIsMissing(*server) && !m_servers.empty())
                continue;
            const base::Error error = listenError(*server, address, port);
            m_servers.clear();
            return error;
        }
        port = server->serverPort();
        // Over TLS a connection is there once its handshake is over.
        connect(server.get(), &QTcpServer::pendingConnectionAvailable, this,
                [this, listening = server.get()] { accept(*listening); });
        m_servers.push_back(std::move(server));
    }
    return {};
}

std::unique_ptr<QTcpServer> HttpServer::makeServer() const
{
    if (!m_options.tls)
        return std::make_unique<QTcpServer>();
    auto server = std::make_unique<QSslServer>();
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(QSslCertificate::fromData(m_options.tls->certificate));
    tls.setPrivateKey(privateKeyOf(m_options.tls->key.view().toByteArray()));
    tls.setPeerVerifyMode(QSslSocket::QueryPeer);
    server->setSslConfiguration(tls);
    return server;
}

void HttpServer::accept(QTcpServer &server)
{
    while (QTcpSocket *socket = server.nextPendingConnection()) {
        if (connectionCount() >= m_options.limits.connections && !makeRoom()) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        auto *connection = new HttpConnection(socket, m_options.limits, this);
        connect(connection, &HttpConnection::refused, this, &HttpServer::refused);
        connect(connection, &HttpConnection::requestReceived, this,
                [this, connection](const ReceivedRequest &received, quint64 serial) {
                    handle(*connection, received, serial);
                });
    }
}

/// The oldest connection that still sends its request gives way: so nobody who opens many and sends nothing,
/// or slowly, keeps the browser out.
bool HttpServer::makeRoom()
{
    const auto connections = findChildren<HttpConnection *>(QString(), Qt::FindDirectChildrenOnly);
    const auto oldest = std::ranges::find_if(connections, &HttpConnection::isReading);
    if (oldest == connections.end())
        return false;
    (*oldest)->retire();
    return true;
}

void HttpServer::handle(HttpConnection &connection, const ReceivedRequest &received, quint64 serial)
{
    if (m_options.hostCheck == HostCheck::LoopbackOnly && !isOwnHost(received.host))
        return connection.refuse(421, received.raw);
    auto state = std::make_shared<HttpReplier::State>();
    state->connection = &connection;
    state->serial = serial;
    state->raw = received.raw;
    state->clock = m_options.clock;
    state->peerCertificate = connection.peerCertificate();
    const http::Request request = received.request; // the connection forgets its own when it is answered
    const Handler handler = m_handler;              // a handler may replace itself
    if (handler)
        handler(request, HttpReplier(std::move(state)));
}

/// A page of another site whose name was pointed at 127.0.0.1 still sends its own name.
bool HttpServer::isOwnHost(const QByteArray &host) const
{
    const QByteArray suffix = ':' + QByteArray::number(port());
    for (const char *name : {"127.0.0.1", "localhost", "[::1]"}) {
        if (host == name + suffix || (port() == 80 && host == name))
            return true;
    }
    return false;
}

void HttpServer::close()
{
    m_servers.clear();
    const auto connections = findChildren<HttpConnection *>(QString(), Qt::FindDirectChildrenOnly);
    for (HttpConnection *connection : connections)
        connection->retire();
}

bool HttpServer::isListening() const
{
    return !m_servers.empty();
}

bool HttpServer::listensOnIpv6() const
{
    return isListening() && m_servers.back()->serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
}

quint16 HttpServer::port() const
{
    return isListening() ? m_servers.front()->serverPort() : quint16(0);
}

QString HttpServer::origin() const
{
    const bool ipv6 =
        isListening() && m_servers.front()->serverAddress().protocol() == QAbstractSocket::IPv6Protocol;
    return u"%1://%2:%3"_s.arg(m_options.tls ? "https"_L1 : "http"_L1, ipv6 ? "[::1]"_L1 : "127.0.0.1"_L1)
        .arg(port());
}

int HttpServer::connectionCount() const
{
    return int(findChildren<HttpConnection *>(QString(), Qt::FindDirectChildrenOnly).size());
}

} // namespace claimcheck::net
