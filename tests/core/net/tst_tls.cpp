#include "core/net/fetcher.h"
#include "core/net/stepping_access_manager.h"

#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

/// https against a server of the test's own, whose certificate nobody has signed.
class TestTls : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QByteArray contents(const QString &name) const
    {
        QFile file(m_directory.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// The request's exchange, once it is over.
    const net::Exchange *fetch(net::SteppingOptions options)
    {
        m_manager = std::make_unique<net::SteppingAccessManager>(m_history, m_clock, std::move(options));
        net::Fetcher fetcher(
            *m_manager, net::getRequest(QUrl(u"https://localhost:%1/keys"_s.arg(m_server.serverPort()))));
        QSignalSpy finished(&fetcher, &net::Fetcher::finished);
        fetcher.start();
        return finished.wait() ? fetcher.hops().back() : nullptr;
    }

    base::SystemClock m_clock;
    QTemporaryDir m_directory;
    QSslServer m_server;
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    int m_requests = 0;

private slots:
    void initTestCase()
    {
        const QString openssl = QStandardPaths::findExecutable(u"openssl"_s);
        if (openssl.isEmpty() || !QSslSocket::supportsSsl())
            QSKIP("the openssl program, or TLS in Qt, is missing");
        QProcess process;
        process.start(openssl,
                      {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s,
                       u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s, u"subjectAltName=DNS:localhost"_s,
                       u"-keyout"_s, m_directory.filePath(u"key.pem"_s), u"-out"_s,
                       m_directory.filePath(u"certificate.pem"_s)});
        QVERIFY(process.waitForFinished());
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setPrivateKey(QSslKey(contents(u"key.pem"_s), QSsl::Rsa));
        configuration.setLocalCertificate(QSslCertificate(contents(u"certificate.pem"_s)));
        m_server.setSslConfiguration(configuration);
        QVERIFY(m_server.listen(QHostAddress::LocalHost));
        connect(&m_server, &QTcpServer::pendingConnectionAvailable, this, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                m_requests += int(socket->readAll().count("GET /keys"));
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            });
        });
    }
    void init() { m_requests = 0; }

    void untrustedServersGetNothing()
    {
        const net::Exchange *exchange = fetch({});
        QVERIFY(exchange);
        QVERIFY(exchange->failure());
        QCOMPARE(exchange->failure()->code, "tls-failed"_L1);
        QVERIFY(exchange->failure()->message.contains("self"_L1)); // says that it is self-signed
        QVERIFY(!exchange->tls().problems.empty());
        QCOMPARE(exchange->response().status, 0);
        QCOMPARE(m_requests, 0);
    }
    void trustedServersAreDescribed()
    {
        const QSslCertificate certificate(contents(u"certificate.pem"_s));
        const net::Exchange *exchange = fetch({.trustedCertificates = {certificate.toDer()}});
        QVERIFY(exchange);
        QVERIFY2(!exchange->failure(), exchange->failure() ? qPrintable(exchange->failure()->message) : "");
        QCOMPARE(exchange->response().body, QByteArray("{}"));
        QVERIFY(exchange->tls().protocol.startsWith("TLSv1."_L1));
        QVERIFY(!exchange->tls().cipher.isEmpty());
        QCOMPARE(exchange->tls().certificates, std::vector<QByteArray>{certificate.toDer()});
        QVERIFY(exchange->tls().problems.empty());
        QCOMPARE(m_requests, 1);
    }
};

QTEST_GUILESS_MAIN(TestTls)
#include "tst_tls.moc"
