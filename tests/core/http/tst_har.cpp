#include "core/http/har.h"

#include "core/base/redaction.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::http;
using namespace Qt::StringLiterals;

namespace {

/// An entry as Chromium writes it: fields of HTTP/2, a form as text and as parameters, times with fractions.
const QByteArray chromium =
    "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"WebInspector\"},"
    "\"pages\":[{\"title\":\"[\\\"entries\\\": [\"}],\"entries\":["
    "{\"_initiator\":{\"type\":\"script\"},\"startedDateTime\":\"2026-11-26T07:00:00.250Z\",\"time\":12.75,"
    " \"request\":{\"method\":\"POST\",\"url\":\"https://op.example/token\",\"httpVersion\":\"h2\","
    "  "
    "\"headers\":[{\"name\":\":authority\",\"value\":\"op.example\"},{\"name\":\"content-type\",\"value\":"
    "\"application/x-www-form-urlencoded\"}],"
    "  \"queryString\":[],\"cookies\":[],\"headersSize\":-1,\"bodySize\":11,"
    "  "
    "\"postData\":{\"mimeType\":\"application/"
    "x-www-form-urlencoded\",\"text\":\"code=a%2Fb\",\"params\":[{\"name\":\"code\",\"value\":\"a%2Fb\"}]}},"
    " \"response\":{\"status\":200,\"statusText\":\"\",\"headers\":[{\"name\":\"content-type\",\"value\":"
    "\"application/json\"}],\"cookies\":[],"
    "  "
    "\"content\":{\"size\":13,\"mimeType\":\"application/"
    "json\",\"text\":\"eyJhIjoxfQ==\",\"encoding\":\"base64\"},\"redirectURL\":\"\","
    "  \"headersSize\":-1,\"bodySize\":-1},"
    " \"cache\":{},\"timings\":{\"blocked\":1,\"dns\":-1,\"ssl\":-1,\"connect\":-1,\"send\":0.2,\"wait\":8.5,"
    "\"receive\":3.05}},"
    "{\"startedDateTime\":\"2026-11-26T07:00:01Z\",\"time\":0,\"request\":{\"method\":\"GET\",\"url\":"
    "\"https://op.example/x\",\"headers\":[]},"
    " \"response\":{\"status\":0,\"statusText\":\"\",\"headers\":[],\"content\":{},\"redirectURL\":\"\",\"_"
    "error\":\"net::ERR_FAILED\"},"
    " \"timings\":{}}"
    "]}}";

} // namespace

class TestHar : public QObject
{
    Q_OBJECT

private slots:
    void anEntryOfABrowserIsRead()
    {
        const auto har = readHar(chromium);
        QVERIFY(har.ok());
        QVERIFY(!har->damaged);
        QCOMPARE(har->entries.size(), std::size_t(2));
        const HarEntry &first = har->entries[0];
        QCOMPARE(first.request.method, QByteArray("POST"));
        QCOMPARE(first.request.body, QByteArray("code=a%2Fb"));
        QCOMPARE(first.request.headers.fields().size(), std::size_t(1));
        QCOMPARE(first.response->status, 200);
        QCOMPARE(first.response->body, QByteArray("{\"a\":1}"));
        QCOMPARE(first.timing.duration(), 12);
        QCOMPARE(first.timing.firstByte, first.timing.finished - 3);
        QVERIFY(!har->entries[1].response);
        QCOMPARE(har->entries[1].failure, u"net::ERR_FAILED"_s);
    }
    void bodiesOfRequests_data()
    {
        QTest::addColumn<QByteArray>("postData");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *name, const char *postData, const char *body) {
            QTest::newRow(name) << QByteArray(postData) << QByteArray(body);
        };
        row("parameters as they were sent",
            "\"params\":[{\"name\":\"a\",\"value\":\"1+2\"},{\"name\":\"b\",\"value\":\"x%26y\"}]",
            "a=1+2&b=x%26y");
        row("parameters decoded, chrome-har",
            "\"params\":[{\"name\":\"a\",\"value\":\"1+2\"},{\"name\":\"b\",\"value\":\"http://x/%26\"}]",
            "a=1%2B2&b=http%3A%2F%2Fx%2F%2526");
        row("the text wins", "\"params\":[{\"name\":\"a\",\"value\":\"1\"}],\"text\":\"b=2\"", "b=2");
        row("fields in front, Firefox",
            "\"text\":\"Content-Type: x/y\\r\\nContent-Length: 3\\r\\n\\r\\na=1\"", "a=1");
        row("no fields", "\"text\":\"a: b\\r\\n\\r\\nc\"", "a: b\r\n\r\nc");
        row("base64, ours", "\"text\":\"/wA=\",\"_encoding\":\"base64\"", "\xff");
        row("nothing", "\"params\":[]", "");
    }
    void bodiesOfRequests()
    {
        QFETCH(QByteArray, postData);
        QFETCH(QByteArray, body);
        if (body == "\xff")
            body.append('\0');
        const auto har =
            readHar("{\"log\":{\"entries\":[{\"request\":{\"method\":\"POST\",\"url\":\"https://a.example/\","
                    "\"headers\":[],\"postData\":{\"mimeType\":\"x/y\"," +
                    postData + "}}}]}}");
        QVERIFY(har.ok());
        QCOMPARE(har->entries.at(0).request.body, body);
        QCOMPARE(har->entries.at(0).request.headers.value("content-type"), QByteArray("x/y"));
    }
    void contentsOfResponses_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("type");
        const auto row = [](const char *name, const char *content, const QByteArray &body, const char *type) {
            QTest::newRow(name) << QByteArray(content) << body << QByteArray(type);
        };
        row("JSON that was let go", "\"size\":3,\"mimeType\":\"application/json\"",
            base::hiddenMark.toByteArray(), "application/json");
        row("JSON of unknown size, Playwright", "\"size\":-1,\"mimeType\":\"application/json\"",
            base::hiddenMark.toByteArray(), "application/json");
        row("JSON of no bytes", "\"size\":0,\"mimeType\":\"application/json\"", {}, "application/json");
        row("an empty text", "\"size\":3,\"text\":\"\",\"mimeType\":\"application/json\"", {},
            "application/json");
        row("a page that was let go", "\"size\":3,\"mimeType\":\"text/html\"", {}, "text/html");
        row("no type, Chromium", "\"size\":0,\"mimeType\":\"x-unknown\"", {}, "");
    }
    void contentsOfResponses()
    {
        QFETCH(QByteArray, content);
        const auto har =
            readHar("{\"log\":{\"entries\":[{\"request\":{\"url\":\"a\"},\"response\":{\"status\":200,"
                    "\"headers\":[],\"content\":{" +
                    content + "}}}]}}");
        QVERIFY(har.ok());
        QTEST(har->entries.at(0).response->body, "body");
        QTEST(har->entries.at(0).response->headers.value("Content-Type"), "type");
    }
    void whyThereIsNoResponse_data()
    {
        QTest::addColumn<QByteArray>("response");
        QTest::addColumn<QString>("failure");
        QTest::newRow("Chromium, Safari") << QByteArray("\"status\":0,\"_error\":\"gone\"") << u"gone"_s;
        QTest::newRow("Playwright") << QByteArray("\"status\":-1,\"_failureText\":\"gone\"") << u"gone"_s;
        QTest::newRow("Firefox") << QByteArray("\"status\":0") << QString();
    }
    void whyThereIsNoResponse()
    {
        QFETCH(QByteArray, response);
        const auto har = readHar("{\"log\":{\"entries\":[{\"request\":{\"url\":\"a\"},\"response\":{" +
                                 response + "}}]}}");
        QVERIFY(har.ok());
        QVERIFY(!har->entries.at(0).response);
        QTEST(har->entries.at(0).failure, "failure");
    }
    void fieldsListedTwiceAreOne()
    {
        const auto har = readHar("{\"log\":{\"entries\":[{\"request\":{\"url\":\"a\",\"headers\":[{\"name\":"
                                 "\"X\",\"value\":\"1\"},"
                                 "{\"name\":\"x\",\"value\":\"1\"},{\"name\":\"X\",\"value\":\"2\"}]}}]}}");
        QCOMPARE(har->entries.at(0).request.headers, Headers({{"X", "1"}, {"X", "2"}}));
    }
    void everyTruncationGivesWhatItHas()
    {
        std::size_t most = 0;
        for (qsizetype size = 0; size < chromium.size() - 2; ++size) {
            const auto har = readHar(chromium.first(size));
            if (!har)
                continue;
            QVERIFY2(har->damaged.has_value(), qPrintable(QString::number(size)));
            QVERIFY(har->damaged->where >= 0 && har->damaged->where <= size);
            most = std::max(most, har->entries.size());
        }
        QCOMPARE(most, std::size_t(2));
    }
    void aBadEntryEndsTheReading()
    {
        const auto har =
            readHar("{\"log\":{\"entries\":[{\"request\":{\"url\":\"a\"}},{\"request\":nonsense}]}}");
        QVERIFY(har.ok());
        QCOMPARE(har->entries.size(), std::size_t(1));
        QCOMPARE(har->damaged->where, 54);
    }
    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("not JSON") << QByteArray("<html>entries</html>");
        QTest::newRow("another object") << QByteArray("{\"entries\":[]}");
        QTest::newRow("entries too deep") << QByteArray("{\"log\":{\"x\":{\"entries\":[]}}}");
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        const auto har = readHar(text);
        QVERIFY(!har.ok());
        QCOMPARE(har.error().code, "har-no-entries"_L1);
    }
};

QTEST_GUILESS_MAIN(TestHar)
#include "tst_har.moc"
