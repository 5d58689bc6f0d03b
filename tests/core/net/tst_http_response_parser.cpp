#include "core/net/http_response_parser.h"

#include <QTest>

using claimcheck::net::HttpResponseParser;
using Progress = HttpResponseParser::Progress;

/// Responses in each framing of RFC 9112 §6.3, fed in one piece and byte by byte.
class TestHttpResponseParser : public QObject
{
    Q_OBJECT

private slots:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("keepsAlive");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi") << 200
                                << QByteArray("hi") << true;
        QTest::newRow("empty") << QByteArray("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n") << 401
                               << QByteArray() << true;
        QTest::newRow("no content") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204 << QByteArray()
                                    << true;
        QTest::newRow("no reason") << QByteArray("HTTP/1.1 200 \r\nContent-Length: 1\r\n\r\nx") << 200
                                   << QByteArray("x") << true;
        QTest::newRow("close") << QByteArray(
                                      "HTTP/1.1 200 OK\r\nConnection: Close\r\nContent-Length: 1\r\n\r\nx")
                               << 200 << QByteArray("x") << false;
        QTest::newRow("1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx") << 200
                             << QByteArray("x") << false;
        QTest::newRow("chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                              "2;a=b\r\nhi\r\nA\r\n0123456789\r\n0\r\n\r\n")
                                << 200 << QByteArray("hi0123456789") << true;
        QTest::newRow("trailers")
            << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nA: b\r\n\r\n")
            << 200 << QByteArray("x") << true;
        QTest::newRow("interim before")
            << QByteArray(
                   "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
            << 200 << QByteArray("x") << true;
    }
    void reads()
    {
        QFETCH(QByteArray, bytes);
        HttpResponseParser whole(1'000);
        QCOMPARE(whole.feed(bytes), Progress::Complete);
        HttpResponseParser split(1'000);
        for (qsizetype i = 0; i + 1 < bytes.size(); ++i)
            QCOMPARE(split.feed(bytes.mid(i, 1)), Progress::NeedMore);
        QCOMPARE(split.feed(bytes.right(1)), Progress::Complete);
        const auto response = whole.take();
        QTEST(response.status, "status");
        QTEST(response.body, "body");
        QTEST(whole.keepsAlive(), "keepsAlive");
        QVERIFY(split.take() == response);
        QCOMPARE(whole.feed(bytes), Progress::Complete); // the next one on the same connection
        QVERIFY(whole.take() == response);
    }
    void endsWithTheConnection()
    {
        HttpResponseParser parser(1'000);
        QCOMPARE(parser.feed("HTTP/1.1 200 OK\r\n\r\nall "), Progress::NeedMore);
        QCOMPARE(parser.feed("of it"), Progress::NeedMore);
        QCOMPARE(parser.end(), Progress::Complete);
        QCOMPARE(parser.take().body, QByteArray("all of it"));
        QVERIFY(!parser.keepsAlive());
        HttpResponseParser cut(1'000);
        QCOMPARE(cut.feed("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nall"), Progress::NeedMore);
        QCOMPARE(cut.end(), Progress::Bad);
    }
    void refuses_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("not HTTP") << QByteArray("SSH-2.0-OpenSSH\r\n\r\n");
        QTest::newRow("HTTP/2") << QByteArray("HTTP/2.0 200 OK\r\n\r\n");
        QTest::newRow("status") << QByteArray("HTTP/1.1 abc OK\r\n\r\n");
        QTest::newRow("field without colon") << QByteArray("HTTP/1.1 200 OK\r\nnothing\r\n\r\n");
        QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n");
        QTest::newRow("too long") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n");
        QTest::newRow("chunk size") << QByteArray(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n");
        QTest::newRow("endless head") << QByteArray(1'001, 'x');
    }
    void refuses()
    {
        QFETCH(QByteArray, bytes);
        HttpResponseParser parser(1'000);
        QCOMPARE(parser.feed(bytes), Progress::Bad);
    }
};

QTEST_GUILESS_MAIN(TestHttpResponseParser)
#include "tst_http_response_parser.moc"
