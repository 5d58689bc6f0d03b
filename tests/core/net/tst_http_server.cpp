#include "core/net/http_server.h"
#include "tests/support/raw_client.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using net::HttpServer;
using test::RawClient;

class TestHttpServer : public QObject
{
    Q_OBJECT

private:
    /// Answers with the request's method, target and body.
    static void echo(HttpServer &server)
    {
        server.setHandler([](const http::Request &request, const net::HttpReplier &replier) {
            replier.send(http::textResponse(200, "text/plain",
                                            request.method + ' ' + request.url + ' ' + request.body));
        });
    }

private slots:
    void answersOnBothLoopbackAddresses()
    {
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        QVERIFY(server.port() > 0);
        QCOMPARE(server.origin(), u"http://127.0.0.1:%1"_s.arg(server.port()));
        RawClient v4(server.port());
        v4.write(test::getText("/a?b", server.port()));
        QVERIFY(v4.readToEnd().endsWith("\r\n\r\nGET /a?b "));
        if (!server.listensOnIpv6())
            QSKIP("no ::1 on this machine");
        RawClient v6(server.port(), QHostAddress::LocalHostIPv6);
        v6.write("GET / HTTP/1.1\r\nHost: [::1]:" + QByteArray::number(server.port()) +
                 "\r\nConnection: close\r\n\r\n");
        QVERIFY(v6.readToEnd().startsWith("HTTP/1.1 200 OK\r\n"));
    }
    void splitRequestsAreWhole_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {1, 2, 7, 30})
            QTest::addRow("%d bytes at a time", step) << step;
    }
    void splitRequestsAreWhole()
    {
        QFETCH(int, step);
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        RawClient client(server.port());
        const QByteArray text = test::postText("/cb", server.port(), "code=a");
        for (qsizetype at = 0; at < text.size(); at += step) {
            client.write(text.mid(at, step));
            QTest::qWait(0);
        }
        QVERIFY(client.readToEnd().endsWith("POST /cb code=a"));
    }
    void hugeCookieIsRead() // cookies are shared by all ports of 127.0.0.1
    {
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        RawClient client(server.port());
        client.write(test::getText("/cb", server.port(), "Cookie: a=" + QByteArray(200'000, 'c') + "\r\n"));
        QVERIFY(client.readToEnd().endsWith("GET /cb "));
    }
    void keepsAliveAndPipelines()
    {
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        const QByteArray host = "\r\nHost: localhost:" + QByteArray::number(server.port()) + "\r\n\r\n";
        RawClient client(server.port());
        client.write("GET /1 HTTP/1.1" + host + "GET /2 HTTP/1.1" + host + "GET /3 HTTP/1.1" + host);
        const QByteArray answer = client.readUntil("GET /3 ");
        QCOMPARE(answer.count("HTTP/1.1 200 OK"), 3);
        QVERIFY(answer.indexOf("GET /1 ") < answer.indexOf("GET /2 "));
        client.write("GET /4 HTTP/1.1" + host);
        QVERIFY(client.readUntil("GET /4 ").contains("Connection: keep-alive"));
        QCOMPARE(server.connectionCount(), 1);
    }
    void headHasNoBody()
    {
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        RawClient client(server.port());
        client.write(test::getText("/x", server.port()).replace(0, 3, "HEAD"));
        const QByteArray answer = client.readToEnd();
        QVERIFY(answer.contains("Content-Length: 8\r\n"));
        QVERIFY(answer.endsWith("\r\n\r\n"));
    }
    void continuesWhenAsked()
    {
        HttpServer server;
        echo(server);
        QVERIFY(server.listen());
        RawClient client(server.port());
        client.write("POST / HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) +
                     "\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
        QCOMPARE(client.readUntil("\r\n\r\n"), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
        client.write("ab");
        QVERIFY(client.readUntil("POST / ab").contains("200 OK"));
    }
    void answersLaterInOrder()
    {
        HttpServer server;
        std::vector<net::HttpReplier> waiting;
        server.setHandler(
            [&](const http::Request &, const net::HttpReplier &replier) { waiting.push_back(replier); });
        QVERIFY(server.listen());
        RawClient client(server.port());
        const QByteArray host = "\r\nHost: 127.0.0.1:" + QByteArray::number(server.port()) + "\r\n\r\n";
        client.write("GET /1 HTTP/1.1" + host + "GET /2 HTTP/1.1" + host);
        QTRY_COMPARE(waiting.size(), std::size_t(1)); // the second one waits for the first one's answer
        QVERIFY(waiting[0].isOpen());
        QVERIFY(waiting[0].rawRequest().startsWith("GET /1"));
        waiting[0].send(http::textResponse(200, "text/plain", "first"));
        QVERIFY(!waiting[0].isOpen());
        waiting[0].send(http::textResponse(200, "text/plain", "again")); // does nothing
        QTRY_COMPARE(waiting.size(), std::size_t(2));
        waiting[1].send(http::textResponse(200, "text/plain", "second"));
        const QByteArray answer = client.readUntil("second");
        QVERIFY(answer.contains("first"));
        QVERIFY(!answer.contains("again"));
    }
    void forgottenRequestsGet500()
    {
        HttpServer server;
        server.setHandler([](const http::Request &, const net::HttpReplier &) {});
        QVERIFY(server.listen());
        RawClient client(server.port());
        client.write(test::getText("/", server.port()));
        QVERIFY(client.readToEnd().startsWith("HTTP/1.1 500 "));
    }
    void repliersOutliveClientAndServer()
    {
        std::vector<net::HttpReplier> waiting;
        {
            HttpServer server;
            server.setHandler(
                [&](const http::Request &, const net::HttpReplier &replier) { waiting.push_back(replier); });
            QVERIFY(server.listen());
            {
                RawClient gone(server.port());
                gone.write(test::getText("/", server.port()));
                QTRY_COMPARE(waiting.size(), std::size_t(1));
            }
            QTRY_VERIFY(!waiting[0].isOpen());
            waiting[0].send(http::textResponse(200, "text/plain", "late"));
            RawClient client(server.port());
            client.write(test::getText("/", server.port()));
            QTRY_COMPARE(waiting.size(), std::size_t(2));
        }
        waiting[1].send(http::textResponse(200, "text/plain", "late"));
        QVERIFY(!waiting[1].isOpen());
    }
    void closesFromItsOwnHandler()
    {
        HttpServer server;
        server.setHandler([&](const http::Request &, const net::HttpReplier &) { server.close(); });
        QVERIFY(server.listen());
        RawClient client(server.port());
        client.write(test::getText("/", server.port()));
        QVERIFY(client.waitForClose());
        QVERIFY(!server.isListening());
        QVERIFY(server.listen()); // and can be opened again
    }
    void foreignHostsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("host");
        QTest::addColumn<int>("status");
        QTest::newRow("own") << QByteArray("127.0.0.1:PORT") << 200;
        QTest::newRow("localhost") << QByteArray("LocalHost:PORT") << 200;
        QTest::newRow("IPv6") << QByteArray("[::1]:PORT") << 200;
        QTest::newRow("rebound name") << QByteArray("evil.example:PORT") << 421;
        QTest::newRow("no port") << QByteArray("127.0.0.1") << 421;
        QTest::newRow("other port") << QByteArray("127.0.0.1:1") << 421;
        QTest::newRow("prefix") << QByteArray("127.0.0.1:PORT.evil.example") << 421;
        QTest::newRow("empty") << QByteArray("") << 421;
    }
    void foreignHostsAreRefused() // DNS rebinding
    {
        QFETCH(QByteArray, host);
        QFETCH(int, status);
        HttpServer server;
        echo(server);
        QSignalSpy refused(&server, &HttpServer::refused);
        QVERIFY(server.listen());
        RawClient client(server.port());
        host.replace("PORT", QByteArray::number(server.port()));
        client.write("GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
        QVERIFY(client.readToEnd().startsWith("HTTP/1.1 " + QByteArray::number(status)));
        QCOMPARE(refused.size(), status == 200 ? 0 : 1);
    }
    void limitsAreAnswered_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        QTest::newRow("rubbish") << QByteArray("hello\r\n\r\n") << 400;
        QTest::newRow("header") << "GET / HTTP/1.1\r\nX: " + QByteArray(300'000, 'x') << 431;
        QTest::newRow("body") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n")
                              << 413;
        QTest::newRow("slow header") << QByteArray("GET / HTTP/1.1\r\n") << 408;
        QTest::newRow("slow body") << QByteArray("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\na")
                                   << 408;
    }
    void limitsAreAnswered()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, status);
        HttpServer server;
        echo(server);
        net::HttpServerOptions options;
        options.hostCheck = net::HostCheck::Off;
        options.limits = {.headerBytes = 100'000, .bodyBytes = 4000, .requestMilliseconds = 200};
        QVERIFY(server.listen(options));
        RawClient client(server.port());
        client.write(text);
        const QByteArray answer = client.readToEnd();
        QVERIFY2(answer.startsWith("HTTP/1.1 " + QByteArray::number(status)), answer.constData());
        QTRY_COMPARE(server.connectionCount(), 0);
    }
    void slowSendersAreCutOff() // a byte now and then must not hold a connection for ever
    {
        HttpServer server;
        echo(server);
        net::HttpServerOptions options;
        options.limits.requestMilliseconds = 300;
        QVERIFY(server.listen(options));
        RawClient client(server.port());
        for (int i = 0; i < 50 && client.socket().state() == QAbstractSocket::ConnectedState; ++i) {
            client.write("GET / HTTP/1.1\r\n"_ba.mid(i % 4, 1));
            QTest::qWait(20);
        }
        QVERIFY(client.readToEnd().startsWith("HTTP/1.1 408 "));
    }
    void idleConnectionsAreClosed()
    {
        HttpServer server;
        echo(server);
        net::HttpServerOptions options;
        options.limits.idleMilliseconds = 1500;
        QVERIFY(server.listen(options));
        RawClient one(server.port());
        RawClient two(server.port());
        QTRY_COMPARE(server.connectionCount(), 2);
        QVERIFY(one.waitForClose());
        QVERIFY(two.waitForClose());
    }
    void whoSendsNothingMakesRoom()
    {
        HttpServer server;
        echo(server);
        net::HttpServerOptions options;
        options.limits.connections = 2;
        QVERIFY(server.listen(options));
        RawClient one(server.port());
        QTRY_COMPARE(server.connectionCount(), 1);
        RawClient two(server.port());
        QTRY_COMPARE(server.connectionCount(), 2);
        RawClient three(server.port());
        QVERIFY(one.waitForClose());
        QTRY_COMPARE(server.connectionCount(), 2);
        three.write(test::getText("/", server.port()));
        QVERIFY(three.readToEnd().startsWith("HTTP/1.1 200 "));
        QCOMPARE(two.socket().state(), QAbstractSocket::ConnectedState);
    }
    void surplusConnectionsAreClosedWhileAllAreServed()
    {
        HttpServer server;
        std::vector<net::HttpReplier> waiting;
        server.setHandler([&waiting](const http::Request &, const net::HttpReplier &replier) {
            waiting.push_back(replier);
        });
        net::HttpServerOptions options;
        options.limits.connections = 1;
        QVERIFY(server.listen(options));
        RawClient one(server.port());
        one.write(test::getText("/", server.port()));
        QTRY_COMPARE(waiting.size(), std::size_t(1));
        RawClient two(server.port());
        QVERIFY(two.waitForClose());
        waiting.front().send(http::textResponse(200, "text/plain", "late"));
        QVERIFY(one.readToEnd().endsWith("late"));
    }
    void takenPortIsNamed()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        HttpServer server;
        net::HttpServerOptions options;
        options.port = other.serverPort();
        const auto result = server.listen(options);
        QVERIFY(!result);
        QCOMPARE(result.error().code, "port-in-use"_L1);
        QVERIFY(result.error().message.contains(QString::number(options.port)));
        QVERIFY(!server.isListening());
        other.close();
        QVERIFY(server.listen(options));
        QCOMPARE(server.port(), options.port);
    }
};

QTEST_GUILESS_MAIN(TestHttpServer)
#include "tst_http_server.moc"
