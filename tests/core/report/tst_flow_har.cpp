#include "core/http/har.h"
#include "core/report/flow_har.h"

#include "core/encoding/json.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::report;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

Q_DECLARE_METATYPE(claimcheck::flow::Message)

namespace {

flow::Message exchange()
{
    flow::Message message;
    message.kind = flow::MessageKind::Token;
    message.state = flow::MessageState::Done;
    message.name = u"token request"_s;
    message.timing = {1'795'687'200'000, 1'795'687'200'500, 1'795'687'200'530, 1'795'687'200'535};
    message.request = {"POST",
                       "https://op.example/token?x=a%20b",
                       {{"Content-Type", "application/x-www-form-urlencoded"}, {"Cookie", "a=1; b=2=3"}},
                       "code=a%2Fb"};
    message.original = message.request;
    message.response = http::Response{
        302,
        "Found",
        {{"Content-Type", "text/plain"}, {"Location", "/next"}, {"Set-Cookie", "s=1; Path=/x; HttpOnly"}},
        "gr\xc3\xbc\xc3\x9f"};
    return message;
}

/// The only entry of the HAR of that message.
JsonDocument entryOf(const flow::Message &message)
{
    flow::Trace trace;
    trace.append(message);
    const auto har = JsonDocument::parse(flowHar(trace));
    return har ? JsonDocument::parse((*har)["log"_L1]["entries"_L1].at(0).raw().toByteArray()).valueOr({})
               : JsonDocument();
}

} // namespace

class TestFlowHar : public QObject
{
    Q_OBJECT

private slots:
    void anExchangeIsWhole()
    {
        const JsonDocument entry = entryOf(exchange());
        QCOMPARE(entry["startedDateTime"_L1].toString(), u"2026-11-26T10:00:00.500Z"_s);
        QCOMPARE(entry["time"_L1].toInteger(), 35);
        QCOMPARE(entry["timings"_L1]["wait"_L1].toInteger(), 30);
        QCOMPARE(entry["timings"_L1]["receive"_L1].toInteger(), 5);
        const auto request = entry["request"_L1], response = entry["response"_L1];
        QCOMPARE(request["queryString"_L1].at(0)["value"_L1].toString(), u"a b"_s);
        QCOMPARE(request["cookies"_L1].size(), 2);
        QCOMPARE(request["cookies"_L1].at(1)["value"_L1].toString(), u"2=3"_s);
        QCOMPARE(request["postData"_L1]["text"_L1].toString(), u"code=a%2Fb"_s);
        QCOMPARE(request["postData"_L1]["params"_L1].at(0)["value"_L1].toString(), u"a/b"_s);
        QCOMPARE(response["status"_L1].toInteger(), 302);
        QCOMPARE(response["redirectURL"_L1].toString(), u"/next"_s);
        QCOMPARE(response["cookies"_L1].at(0)["path"_L1].toString(), u"/x"_s);
        QCOMPARE(response["content"_L1]["text"_L1].toString(), u"grüß"_s);
        QCOMPARE(response["content"_L1]["size"_L1].toInteger(), 6);
        QVERIFY(entry["comment"_L1].toString().startsWith(u"token request; held for 500 ms"_s));
        QVERIFY(!entry.root().has("_tls"_L1));
    }

    void whatTheUserDidIsSaid_data()
    {
        QTest::addColumn<flow::Message>("message");
        QTest::addColumn<QString>("comment");
        const auto row = [](const char *name, auto change, const QString &comment) {
            flow::Message message = exchange();
            change(message);
            QTest::newRow(name) << message << comment;
        };
        row(
            "nothing", [](flow::Message &m) { m.timing.started = m.timing.sent; }, u"token request"_s);
        row(
            "edited", [](flow::Message &m) { m.original.body = "x"; },
            u"request edited before it was sent"_s);
        row(
            "response edited", [](flow::Message &m) { m.originalResponse = m.response; },
            u"response edited after it came"_s);
        row(
            "answered", [](flow::Message &m) { m.answeredByHand = true; }, u"answered by hand"_s);
        row(
            "again", [](flow::Message &m) { m.repeats = 4; }, u"sent again, first as message 4"_s);
        row(
            "branch", [](flow::Message &m) { m.replayed = true; }, u"taken over from an earlier run"_s);
    }
    void whatTheUserDidIsSaid()
    {
        QFETCH(flow::Message, message);
        QFETCH(QString, comment);
        QVERIFY(entryOf(message)["comment"_L1].toString().endsWith(comment));
    }

    void aFailureIsSaidAsBrowsersDo()
    {
        flow::Message message = exchange();
        message.state = flow::MessageState::Failed;
        message.response.reset();
        message.failure = u"The connection was refused."_s;
        message.timing.firstByte = -1;
        const JsonDocument entry = entryOf(message);
        QCOMPARE(entry["response"_L1]["status"_L1].toInteger(), 0);
        QCOMPARE(entry["response"_L1]["_error"_L1].toString(), message.failure);
        QCOMPARE(entry["time"_L1].toInteger(), 35);
    }

    void tlsIsSaid()
    {
        flow::Message message = exchange();
        message.tls = {u"TLSv1.3"_s, u"TLS_AES_128_GCM_SHA256"_s, {"DER"}, {u"self-signed"_s}};
        const JsonDocument entry = entryOf(message);
        const auto tls = entry["_tls"_L1];
        QCOMPARE(tls["protocol"_L1].toString(), u"TLSv1.3"_s);
        QCOMPARE(tls["cipher"_L1].toString(), u"TLS_AES_128_GCM_SHA256"_s);
        QCOMPARE(tls["certificates"_L1].at(0).toString(), u"REVS"_s);
        QCOMPARE(tls["problems"_L1].at(0).toString(), u"self-signed"_s);
    }

    void whatIsWrittenIsRead_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("text") << QByteArray("plain");
        QTest::newRow("two lines and quotes") << QByteArray("\"a\"\r\n\t\\");
        QTest::newRow("no UTF-8") << QByteArray("\xff\xfe\x00\x01", 4);
        QTest::newRow("zero") << QByteArray("\0", 1);
        QTest::newRow("empty") << QByteArray();
    }
    void whatIsWrittenIsRead()
    {
        QFETCH(QByteArray, body);
        flow::Message message = exchange();
        message.request.body = body;
        message.response->body = body;
        flow::Trace trace;
        trace.append(message);
        trace.append(exchange());
        const auto har = http::readHar(flowHar(trace));
        QVERIFY(har.ok());
        QCOMPARE(har->entries.size(), std::size_t(2));
        QCOMPARE(har->entries[0].request, message.request);
        QCOMPARE(har->entries[0].response, message.response);
        QCOMPARE(har->entries[0].timing.finished, message.timing.finished);
    }

    void whatWasDroppedIsNotSaid()
    {
        flow::Message message = exchange();
        message.state = flow::MessageState::Dropped;
        QVERIFY(entryOf(message).root().isAbsent());
    }
};

QTEST_GUILESS_MAIN(TestFlowHar)
#include "tst_flow_har.moc"
