#include "core/flow/recording.h"
#include "core/flow/trace_file.h"

#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

namespace {

QByteArray traceText()
{
    Trace trace;
    Message message;
    message.kind = MessageKind::Metadata;
    message.state = MessageState::Done;
    message.request.url = "https://op.example/.well-known/openid-configuration";
    message.response = http::Response{200, "OK", {}, "{\"issuer\":\"https://op.example\"}"};
    trace.append(message);
    return writeTrace(trace, {});
}

const QByteArray har =
    "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"x\",\"version\":\"1\"},\"entries\":["
    "{\"startedDateTime\":\"2026-11-26T10:00:00.000Z\",\"time\":5,\"request\":{\"method\":\"GET\","
    "\"url\":\"https://op.example/authorize?response_type=code&client_id=a&state=12345678\","
    "\"headers\":[]},\"response\":{\"status\":302,\"headers\":[{\"name\":\"Location\","
    "\"value\":\"https://a.example/cb?code=abc&state=12345678\"}],\"content\":{}},\"timings\":{}}]}}";

} // namespace

class TestRecording : public QObject
{
    Q_OBJECT

private slots:
    void aTraceIsOneFlow()
    {
        const auto recording = readRecording(traceText());
        QVERIFY(recording);
        QCOMPARE(recording->flows.size(), std::size_t(1));
        QCOMPARE(recording->flows.front().trace.messages().size(), std::size_t(1));
        QVERIFY(!recording->damaged);
    }

    void aHarGivesItsFlows()
    {
        const auto recording = readRecording(har);
        QVERIFY(recording);
        QCOMPARE(recording->flows.size(), std::size_t(1));
        QCOMPARE(recording->flows.front().profile.client.id, u"a"_s);
    }

    void aFileThatWasCutShortGivesWhatItHas()
    {
        const QByteArray whole = traceText();
        const auto recording = readRecording(whole.left(whole.lastIndexOf(']')));
        QVERIFY(recording);
        QVERIFY(recording->damaged);
        QCOMPARE(recording->flows.front().trace.messages().size(), std::size_t(1));
    }

    void otherFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("code");
        QTest::newRow("nothing") << QByteArray() << u"recording-unreadable"_s;
        QTest::newRow("a profile") << QByteArray("{\"issuer\":\"https://op.example\"}")
                                   << u"recording-unreadable"_s;
        QTest::newRow("a trace of a newer version")
            << QByteArray("{\"claimcheckTrace\":99,\"messages\":[]}") << u"trace-version"_s;
    }
    void otherFilesAreRefused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, code);
        const auto recording = readRecording(text);
        QVERIFY(!recording);
        QCOMPARE(QString(recording.error().code), code);
    }

    void recordingsAreKnownByTheirHead_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<bool>("known");
        QTest::newRow("trace") << traceText() << true;
        QTest::newRow("HAR") << har << true;
        QTest::newRow("HAR with a byte order mark") << "\xEF\xBB\xBF" + har << true;
        QTest::newRow("HAR whose entries come first") << QByteArray(" {\"log\": {\"entries\": [") << true;
        QTest::newRow("nothing") << QByteArray() << false;
        QTest::newRow("a JWT") << QByteArray("eyJhbGciOiJub25lIn0.e30.") << false;
        QTest::newRow("a key set") << QByteArray("{\"keys\":[]}") << false;
        QTest::newRow("text about logs") << QByteArray("\"log\" \"entries\"") << false;
    }
    void recordingsAreKnownByTheirHead()
    {
        QFETCH(QByteArray, head);
        QFETCH(bool, known);
        QCOMPARE(looksLikeRecording(head), known);
        QTemporaryDir folder;
        const QString path = folder.filePath(u"file"_s);
        QVERIFY(!isRecordingFile(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(head);
        file.close();
        QCOMPARE(isRecordingFile(path), known);
    }
};

QTEST_GUILESS_MAIN(TestRecording)
#include "tst_recording.moc"
