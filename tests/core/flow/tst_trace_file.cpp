#include "core/encoding/json.h"
#include "core/flow/trace_file.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

class TestTraceFile : public QObject
{
    Q_OBJECT

private slots:
    void messagesAreNumberedFromOne()
    {
        Trace trace;
        QCOMPARE(trace.append({}), 1);
        QCOMPARE(trace.append({}), 2);
        QCOMPARE(trace.message(2)->number, 2);
        QVERIFY(!trace.message(0));
        QVERIFY(!trace.message(3));
    }
    void everythingIsWritten()
    {
        Message message;
        message.kind = MessageKind::Token;
        message.state = MessageState::Done;
        message.original = {"POST", "https://op.example/token", {{"Accept", "a"}}, "x=1"};
        message.request = message.original;
        message.request.body = "x=2";
        message.response = http::Response{200, "OK", {}, QByteArray("\xff\x00", 2)};
        Trace trace;
        trace.append(message);

        const auto document = encoding::JsonDocument::parse(writeTrace(trace, {}));
        QVERIFY(document.ok());
        QCOMPARE((*document)["claimcheckTrace"_L1].toInteger(), 1);
        const encoding::JsonValue written = (*document)["messages"_L1].at(0);
        QCOMPARE(written["kind"_L1].toString(), u"token"_s);
        QCOMPARE(written["state"_L1].toString(), u"done"_s);
        QCOMPARE(written["request"_L1]["body"_L1].toString(), u"x=2"_s);
        QCOMPARE(written["originalRequest"_L1]["body"_L1].toString(), u"x=1"_s);
        QCOMPARE(written["request"_L1]["headers"_L1].at(0).at(1).toString(), u"a"_s);
        QCOMPARE(written["response"_L1]["bodyBase64url"_L1].toString(), u"_wA"_s);
    }
    void whatWasWrittenIsReadBack()
    {
        Message message;
        message.from = Party::Browser;
        message.to = Party::Client;
        message.kind = MessageKind::AuthorizationResponse;
        message.name = u"authorization response"_s;
        message.state = MessageState::Dropped;
        message.timing = {1, 2, 3, 4};
        message.failure = u"dropped"_s;
        message.original = {"POST", "http://127.0.0.1:1/cb", {{"A", "1"}, {"a", "2"}}, "code=1"};
        message.request = message.original;
        message.request.body = "code=2";
        message.response = http::Response{200, "OK", {{"B", "x"}}, QByteArray("\xff\x00", 2)};
        message.originalResponse = http::Response{400, "Bad Request", {}, "{}"};
        message.tls = {u"TLSv1.3"_s, u"TLS_AES_256_GCM_SHA384"_s, {QByteArray("\x30\x00", 2)}, {u"late"_s}};
        message.timesSent = 2;
        message.repeats = 1;
        message.redirectOf = 1;
        message.replayed = message.answeredByHand = true;
        Trace trace;
        trace.append({});
        trace.append(message);
        oauth::Profile profile;
        profile.issuer = u"https://op.example"_s;
        profile.client.id = u"app"_s;
        profile.client.secret = {oauth::SecretPlace::Text, {}, base::SecretBytes("s3cret")};

        const QByteArray text = writeTrace(trace, profile);
        QVERIFY(!text.contains("s3cret"));
        const auto run = readTrace(text);
        QVERIFY(run.ok());
        QVERIFY(!run->damaged);
        QCOMPARE(run->profile->issuer, profile.issuer);
        QCOMPARE(run->profile->client.id, profile.client.id);
        const Message &read = run->trace.messages().at(1);
        QCOMPARE(read.from, message.from);
        QCOMPARE(read.to, message.to);
        QCOMPARE(read.kind, message.kind);
        QCOMPARE(read.name, message.name);
        QCOMPARE(read.state, message.state);
        QVERIFY(read.timing == message.timing);
        QCOMPARE(read.failure, message.failure);
        QVERIFY(read.request == message.request && read.original == message.original);
        QVERIFY(read.response == message.response && read.originalResponse == message.originalResponse);
        QVERIFY(read.tls == message.tls);
        QCOMPARE(read.timesSent, 2);
        QCOMPARE(read.repeats, 1);
        QCOMPARE(read.redirectOf, 1);
        QVERIFY(read.replayed && read.answeredByHand);
        const Message &plain = run->trace.messages().at(0);
        QVERIFY(plain.tls.isEmpty() && plain.isStep() && !plain.replayed && !plain.answeredByHand);
    }
    void whatPointsForwardPointsNowhere()
    {
        for (const QByteArray number : {"1", "2", "-1", "99999999999", "\"1\"", "0.5"}) {
            const auto run = readTrace("{\"claimcheckTrace\":1,\"messages\":[{\"repeats\":" + number +
                                       ",\"redirectOf\":" + number + "}]}");
            QVERIFY(run.ok());
            QVERIFY(run->trace.messages().at(0).isStep());
            QCOMPARE(run->trace.messages().at(0).redirectOf, 0);
        }
    }
    void aFileThatWasCutGivesWhatItHas()
    {
        Trace trace;
        for (int i = 0; i < 3; ++i)
            trace.append({});
        const QByteArray text = writeTrace(trace, {});
        std::size_t most = 0;
        for (qsizetype size = 0; size < text.size() - 4; ++size) {
            const auto run = readTrace(text.first(size));
            if (!run)
                continue;
            QVERIFY2(run->damaged.has_value(), qPrintable(QString::number(size)));
            QVERIFY(run->damaged->where <= size);
            most = std::max(most, run->trace.messages().size());
        }
        QCOMPARE(most, std::size_t(3));
    }
    void foreignAndNewerFilesAreRefused()
    {
        QCOMPARE(readTrace("{}").error().code, "trace-unrecognized"_L1);
        QCOMPARE(readTrace(R"({"messages":[{}]})").error().code, "trace-unrecognized"_L1);
        QCOMPARE(readTrace(R"({"claimcheckTrace":99,"messages":[{}]})").error().code, "trace-version"_L1);
    }
};

QTEST_GUILESS_MAIN(TestTraceFile)
#include "tst_trace_file.moc"
