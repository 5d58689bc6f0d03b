#include "core/net/http_request_parser.h"

#include <QTest>

using namespace claimcheck;
using net::HttpRequestParser;
using Progress = HttpRequestParser::Progress;

class TestHttpRequestParser : public QObject
{
    Q_OBJECT

private slots:
    void survivesASplitAtEveryByte_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("GET") << QByteArray("GET /cb?code=a HTTP/1.1\r\nHost: h\r\nX: y\r\n\r\n")
                             << QByteArray();
        QTest::newRow("POST") << QByteArray("POST /cb HTTP/1.1\r\nHost: h\r\nContent-Length: 6\r\n\r\na=b&c=")
                              << QByteArray("a=b&c=");
        QTest::newRow("chunks, RFC 9112 7.1")
            << QByteArray("POST /cb HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                          "3;ext=\"x\"\r\na=b\r\nA\r\n0123456789\r\n0\r\nTrailer: t\r\n\r\n")
            << QByteArray("a=b0123456789");
        QTest::newRow("empty lines in front, RFC 9112 2.2")
            << QByteArray("\r\n\r\nGET / HTTP/1.1\r\nHost: h\r\n\r\n") << QByteArray();
        QTest::newRow("body that looks like a request")
            << QByteArray("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 18\r\n\r\nGET / HTTP/1.1\r\n\r\n")
            << QByteArray("GET / HTTP/1.1\r\n\r\n");
    }
    void survivesASplitAtEveryByte()
    {
        QFETCH(QByteArray, text);
        for (qsizetype cut = 0; cut <= text.size(); ++cut) {
            HttpRequestParser parser{net::HttpServerLimits()};
            parser.feed(text.first(cut));
            QCOMPARE(parser.advance() == Progress::Complete, cut == text.size());
            parser.feed(text.sliced(cut));
            QCOMPARE(parser.advance(), Progress::Complete);
            QTEST(parser.take().request.body, "body");
            QVERIFY(!parser.isInside());
        }
        HttpRequestParser slow{net::HttpServerLimits()};
        for (const char c : text) {
            QCOMPARE(slow.advance(), Progress::NeedMore);
            slow.feed(QByteArrayView(&c, 1));
        }
        QCOMPARE(slow.advance(), Progress::Complete);
    }
    void keepsTheBytes()
    {
        const QByteArray first("GET /a HTTP/1.1\r\nHost:  h:1 \r\nX: 1\r\nx: 2\r\n\r\n");
        const QByteArray second("GET /b HTTP/1.0\r\n\r\n");
        HttpRequestParser parser{net::HttpServerLimits()};
        parser.feed(first + second);
        QCOMPARE(parser.advance(), Progress::Complete);
        const net::ReceivedRequest received = parser.take();
        QCOMPARE(received.raw, first);
        QCOMPARE(received.request,
                 (http::Request{"GET", "/a", {{"Host", "h:1"}, {"X", "1"}, {"x", "2"}}, {}}));
        QCOMPARE(received.host, QByteArray("h:1"));
        QVERIFY(received.keepAlive);
        QCOMPARE(parser.advance(), Progress::Complete);
        QVERIFY(!parser.take().keepAlive); // HTTP/1.0 closes, RFC 9112 §9.3
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const QByteArray &text, int status) {
            QTest::newRow(name) << text << status;
        };
        const QByteArray get("GET / HTTP/1.1\r\n");
        row("rubbish", "\x16\x03\x01\x02\n", 400);
        row("TLS hello", QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03\r\n", 13), 400);
        row("bare line feed, RFC 9112 2.2", "GET / HTTP/1.1\nHost: h\n\n", 400);
        row("no version", "GET /\r\n", 400);
        row("two spaces", "GET  / HTTP/1.1\r\n", 400);
        row("space in target", "GET /a b HTTP/1.1\r\n", 400);
        row("lower case version", "GET / http/1.1\r\n", 400);
        row("HTTP/2.0", "GET / HTTP/2.0\r\n", 505);
        row("no Host, RFC 9112 3.2", get + "\r\n", 400);
        row("two Hosts, RFC 9112 3.2", get + "Host: a\r\nHost: a\r\n\r\n", 400);
        row("space before colon, RFC 9112 5.1", get + "Host : h\r\n", 400);
        row("folded line, RFC 9112 5.2", get + "Host: h\r\n x\r\n", 400);
        row("no colon", get + "Host\r\n", 400);
        row("NUL in value", get + QByteArray("X: a\0b\r\n", 8), 400);
        row("negative length", get + "Host: h\r\nContent-Length: -1\r\n\r\n", 400);
        row("plus length", get + "Host: h\r\nContent-Length: +1\r\n\r\n", 400);
        row("different lengths, RFC 9112 6.3",
            get + "Host: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n", 400);
        row("length and chunks, RFC 9112 6.1",
            get + "Host: h\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400);
        row("gzip, RFC 9112 6.1", get + "Host: h\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", 501);
        row("length too large", get + "Host: h\r\nContent-Length: 1001\r\n\r\n", 413);
        row("length of 30 digits", get + "Host: h\r\nContent-Length: 999999999999999999999999999999\r\n\r\n",
            413);
        const QByteArray chunked = get + "Host: h\r\nTransfer-Encoding: chunked\r\n\r\n";
        row("chunk size not hex", chunked + "g\r\n", 400);
        row("chunk size negative", chunked + "-1\r\n", 400);
        row("chunk too large", chunked + "3e9\r\n", 413);
        row("chunk size overflows", chunked + "ffffffffffffffff\r\n", 400);
        row("chunk longer than its size", chunked + "1\r\nab\r\n", 400);
        row("endless chunk extension", chunked + "1;" + QByteArray(5000, 'x'), 400);
        row("header too large", get + "X: " + QByteArray(2000, 'x') + "\r\n", 431);
        row("header too large, no line end", get + "X: " + QByteArray(2000, 'x'), 431);
        row("authority form", "CONNECT h:1 HTTP/1.1\r\nHost: h:1\r\n\r\n", 400);
    }
    void refuses()
    {
        QFETCH(QByteArray, text);
        HttpRequestParser parser{net::HttpServerLimits{.headerBytes = 1000, .bodyBytes = 1000}};
        parser.feed(text);
        QCOMPARE(parser.advance(), Progress::Bad);
        QTEST(parser.errorStatus(), "status");
        QCOMPARE(parser.advance(), Progress::Bad);
    }
    void takesLimitsExactly()
    {
        const QByteArray head("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n");
        HttpRequestParser parser{net::HttpServerLimits{.headerBytes = head.size(), .bodyBytes = 1000}};
        parser.feed(head + QByteArray(1000, 'b'));
        QCOMPARE(parser.advance(), Progress::Complete);
    }
    void absoluteTargetWinsOverHost() // RFC 9112 §3.2.2
    {
        HttpRequestParser parser{net::HttpServerLimits()};
        parser.feed("GET http://Evil.example:80/cb?x HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n");
        QCOMPARE(parser.advance(), Progress::Complete);
        const net::ReceivedRequest received = parser.take();
        QCOMPARE(received.host, QByteArray("evil.example:80"));
        QCOMPARE(received.request.url, QByteArray("/cb?x"));
    }
    void continueIsAskedOnce() // RFC 9110 §10.1.1
    {
        HttpRequestParser parser{net::HttpServerLimits()};
        parser.feed("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
        QCOMPARE(parser.advance(), Progress::NeedMore);
        QVERIFY(parser.takeContinue());
        QVERIFY(!parser.takeContinue());
        parser.feed("ab");
        QCOMPARE(parser.advance(), Progress::Complete);
    }
};

QTEST_GUILESS_MAIN(TestHttpRequestParser)
#include "tst_http_request_parser.moc"
