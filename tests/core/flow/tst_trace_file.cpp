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

        const auto document = encoding::JsonDocument::parse(writeTrace(trace));
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
};

QTEST_GUILESS_MAIN(TestTraceFile)
#include "tst_trace_file.moc"
