#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;
using test::Ended;

namespace {

Ended runFlow(const QStringList &arguments)
{
    return test::runCli(QStringList(u"flow"_s) + arguments);
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// `claimcheck-cli flow` as a program: its JSON, its files, its exit status.
class TestCliFlow : public QObject
{
    Q_OBJECT

private slots:
    void demoGivesTheResultAsJson_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("kind");
        QTest::newRow("JWT") << u"demo-native"_s << u"jws"_s;
        QTest::newRow("opaque") << u"demo-web-opaque"_s << u"opaque"_s;
        QTest::newRow("DPoP") << u"demo-dpop"_s << u"jws"_s;
        QTest::newRow("signed assertion") << u"demo-web-jwt"_s << u"jws"_s;
    }
    void demoGivesTheResultAsJson()
    {
        QFETCH(QString, client);
        QFETCH(QString, kind);
        const Ended ended = runFlow({u"--demo"_s, u"--json"_s, client});
        QVERIFY2(ended.status == 0, ended.error.constData());
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY(result.ok());
        QCOMPARE((*result)["status"_L1].toString(), u"completed"_s);
        QVERIFY((*result)["failure"_L1].isNull());
        const JsonValue first = (*result)["messages"_L1].at(0);
        QCOMPARE(first["number"_L1].toInteger(), 1);
        QCOMPARE(first["from"_L1].toString(), u"client"_s);
        QCOMPARE(first["to"_L1].toString(), u"authorization-server"_s);
        QCOMPARE(first["status"_L1].toInteger(), 200);
        const JsonValue tokens = (*result)["tokens"_L1];
        QCOMPARE(tokens["access_token"_L1]["kind"_L1].toString(), kind);
        QCOMPARE(tokens["id_token"_L1]["signatures"_L1].at(0)["status"_L1].toString(), u"verified"_s);
        for (const JsonValue check : (*result)["checks"_L1].elements())
            QVERIFY2(check["outcome"_L1].toString() != u"failed"_s, check["message"_L1].toUtf8().constData());
    }
    void filesHaveNoSecretsUnlessRevealed()
    {
        const QTemporaryDir folder;
        const QString trace = folder.filePath(u"run.json"_s);
        const QString har = folder.filePath(u"run.har"_s);
        const QString report = folder.filePath(u"run.md"_s);
        const QStringList files = {u"--trace"_s, trace, u"--har"_s, har, u"--report"_s, report};
        QCOMPARE(runFlow(QStringList(u"--demo"_s) + files).status, 0);
        for (const QString &path : {trace, har, report}) {
            QVERIFY2(!contents(path).isEmpty(), qPrintable(path));
            QVERIFY2(!contents(path).contains("eyJhbGciOi"), qPrintable(path)); // the begin of every JWT
        }
        QVERIFY(contents(report).contains("# OAuth flow with http://127.0.0.1:"));
        const auto log = JsonDocument::parse(contents(har));
        QVERIFY(log.ok());
        QCOMPARE((*log)["log"_L1]["version"_L1].toString(), u"1.2"_s);
        QVERIFY((*log)["log"_L1]["entries"_L1].size() >= 7);

        QCOMPARE(runFlow(QStringList({u"--demo"_s, u"--reveal"_s}) + files).status, 0);
        QVERIFY(contents(trace).contains("eyJhbGciOi"));
    }
    void mistakesHaveTheirStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("no profile") << QStringList() << 2;
        QTest::newRow("unknown option") << QStringList(u"--nothing"_s) << 2;
        QTest::newRow("no such file") << QStringList(u"/nonexistent.json"_s) << 2;
        QTest::newRow("unknown rules") << QStringList({u"--demo"_s, u"--rules"_s, u"some"_s}) << 2;
        QTest::newRow("no such demo client") << QStringList({u"--demo"_s, u"nobody"_s}) << 2;
        QTest::newRow("a browser that does nothing")
            << QStringList({u"--demo"_s, u"--browser"_s, u"true"_s, u"--timeout"_s, u"1"_s}) << 3;
        QTest::newRow("a browser that is not there")
            << QStringList({u"--demo"_s, u"--browser"_s, u"/nonexistent"_s}) << 3;
        QTest::newRow("help") << QStringList(u"--help"_s) << 0;
    }
    void mistakesHaveTheirStatus()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        const Ended ended = runFlow(arguments);
        QCOMPARE(ended.status, status);
        QCOMPARE(ended.error.startsWith("claimcheck-cli: "), status != 0);
    }
};

QTEST_GUILESS_MAIN(TestCliFlow)
#include "tst_cli_flow.moc"
