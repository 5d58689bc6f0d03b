#pragma once

#include "tests/support/openssl_program.h"

#include <QSslKey>
#include <QSslServer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <sys/socket.h>

namespace claimcheck::test {

/// What can go wrong between a client and the server that it asks.
enum class WireFault : quint8 {
    Refused,
    Reset,
    NotTls,    ///< plain bytes where TLS should begin
    UnknownCa, ///< a certificate that nobody has signed
    Silent,
    Huge,          ///< 100 MB
    Redirect,      ///< to itself, for ever
    WrongType,     ///< a page in place of JSON
    TruncatedJson, ///< whole as HTTP, cut as JSON
    TruncatedBody, ///< shorter than its Content-Length
};

/// Listens on 127.0.0.1 and answers every request with the fault.
class FaultServer
{
public:
    /// openssl: has key.pem and certificate.pem, see makeCertificate().
    FaultServer(WireFault fault, const OpenSslProgram &openssl) : m_fault(fault)
    {
        if (fault == WireFault::UnknownCa) {
            auto server = std::make_unique<QSslServer>();
            QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
            configuration.setPrivateKey(QSslKey(openssl.read(QStringLiteral("key.pem")), QSsl::Ec));
            configuration.setLocalCertificate(
                QSslCertificate(openssl.read(QStringLiteral("certificate.pem"))));
            server->setSslConfiguration(configuration);
            m_server = std::move(server);
        } else {
            m_server = std::make_unique<QTcpServer>();
        }
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        if (fault == WireFault::Refused)
            m_server->close();
        QObject::connect(m_server.get(), &QTcpServer::pendingConnectionAvailable, m_server.get(), [this] {
            QTcpSocket *socket = m_server->nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
        });
    }

    static bool makeCertificate(OpenSslProgram &openssl)
    {
        return openssl.run(
            QStringLiteral("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 "
                           "-subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1 "
                           "-keyout key.pem -out certificate.pem"));
    }

    [[nodiscard]] QByteArray url() const
    {
        const bool tls = m_fault == WireFault::NotTls || m_fault == WireFault::UnknownCa;
        return (tls ? "https://127.0.0.1:" : "http://127.0.0.1:") + QByteArray::number(m_port) + "/fault";
    }
    [[nodiscard]] int requests() const { return m_requests; }

private:
    void answer(QTcpSocket &socket)
    {
        if (m_fault == WireFault::Reset)
            return reset(socket);
        m_received += socket.readAll();
        if (m_fault == WireFault::NotTls) {
            socket.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            return;
        }
        if (!m_received.contains("\r\n\r\n"))
            return;
        ++m_requests;
        m_received.clear();
        switch (m_fault) {
        case WireFault::Huge: return sendHuge(socket);
        case WireFault::Redirect: return send(socket, "302 Found", "Location: /fault\r\n", {});
        case WireFault::WrongType:
            return send(socket, "200 OK", "Content-Type: text/html\r\n", "<html><body>Hello</body></html>");
        case WireFault::TruncatedJson:
            return send(socket, "200 OK", "Content-Type: application/json\r\n", "{\"issuer\":\"http");
        case WireFault::TruncatedBody:
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{");
            socket.disconnectFromHost();
            return;
        default: return;
        }
    }

    static void send(QTcpSocket &socket, const QByteArray &status, const QByteArray &fields,
                     const QByteArray &body)
    {
        socket.write("HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: " +
                     QByteArray::number(body.size()) + "\r\nConnection: close\r\n\r\n" + body);
        socket.disconnectFromHost();
    }

    static void reset(QTcpSocket &socket)
    {
        const linger atOnce{1, 0}; // the close is an RST
        ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
        socket.abort();
    }

    static void sendHuge(QTcpSocket &socket)
    {
        constexpr int chunk = 256 * 1024;
        socket.write(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 104857600\r\n\r\n");
        auto left = std::make_shared<int>(104857600 / chunk);
        const auto more = [&socket, left] {
            if (socket.bytesToWrite() == 0 && (*left)-- > 0)
                socket.write(QByteArray(chunk, ' '));
        };
        QObject::connect(&socket, &QTcpSocket::bytesWritten, &socket, more);
    }

    WireFault m_fault;
    std::unique_ptr<QTcpServer> m_server;
    quint16 m_port = 0;
    QByteArray m_received;
    int m_requests = 0;
};

} // namespace claimcheck::test
