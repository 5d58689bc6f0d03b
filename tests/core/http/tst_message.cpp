#include "core/http/message.h"

#include <QTest>

using namespace claimcheck::http;

class TestMessage : public QObject
{
    Q_OBJECT

private slots:
    void pathAndQuery_data()
    {
        QTest::addColumn<QByteArray>("url");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("absolute") << QByteArray("https://as.example/a/b?c=d") << QByteArray("/a/b")
                                  << QByteArray("c=d");
        QTest::newRow("no path") << QByteArray("https://as.example?c=d") << QByteArray("/")
                                 << QByteArray("c=d");
        QTest::newRow("bare host") << QByteArray("https://as.example") << QByteArray("/") << QByteArray("");
        QTest::newRow("port") << QByteArray("http://127.0.0.1:8080/x") << QByteArray("/x") << QByteArray("");
        QTest::newRow("target") << QByteArray("/cb?code=%2F") << QByteArray("/cb") << QByteArray("code=%2F");
        QTest::newRow("url in query")
            << QByteArray("/cb?u=http://x/y?z") << QByteArray("/cb") << QByteArray("u=http://x/y?z");
        QTest::newRow("fragment") << QByteArray("/cb#a?b") << QByteArray("/cb") << QByteArray("");
        QTest::newRow("asterisk") << QByteArray("*") << QByteArray("*") << QByteArray("");
    }
    void pathAndQuery()
    {
        QFETCH(QByteArray, url);
        const Request request{"GET", url, {}, {}};
        QTEST(request.path(), "path");
        QTEST(request.query(), "query");
    }
    void rendersRequests()
    {
        const Request request{
            "POST", "http://as.example:81/token?a=b", {{"Content-Type", "text/plain"}}, "body"};
        QCOMPARE(
            renderRequest(request),
            QByteArray(
                "POST /token?a=b HTTP/1.1\r\nHost: as.example:81\r\nContent-Type: text/plain\r\n\r\nbody"));
        const Request received{"GET", "/cb", {{"host", "127.0.0.1:1"}}, {}};
        QCOMPARE(renderRequest(received), QByteArray("GET /cb HTTP/1.1\r\nhost: 127.0.0.1:1\r\n\r\n"));
    }
    void rendersResponses()
    {
        QCOMPARE(renderResponse(textResponse(404, "text/plain", "no")),
                 QByteArray("HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\n\r\nno"));
        QCOMPARE(renderResponse({299, {}, {}, {}}), QByteArray("HTTP/1.1 299 \r\n\r\n"));
    }
    void redirectsNeedALocation()
    {
        QVERIFY((Response{302, {}, {{"location", "/x"}}, {}}.isRedirect()));
        QVERIFY(!(Response{302, {}, {}, {}}.isRedirect()));
        QVERIFY(!(Response{304, {}, {{"location", "/x"}}, {}}.isRedirect()));
        QVERIFY((Response{204, {}, {}, {}}.isSuccess()));
        QVERIFY(!(Response{300, {}, {}, {}}.isSuccess()));
    }
    void durationIsTheTimeOnTheNetwork()
    {
        QCOMPARE((Timing{1000, 5000, 5003, 5004}.duration()), qint64(4));
        QCOMPARE((Timing{1000, -1, -1, -1}.duration()), qint64(-1));
    }
};

QTEST_GUILESS_MAIN(TestMessage)
#include "tst_message.moc"
