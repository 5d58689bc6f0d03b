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

Ended runMeasure(const QStringList &arguments)
{
    return test::runCli(QStringList(u"compare"_s) + arguments);
}

} // namespace

/// `claimcheck-cli compare --profile` and `--demo` as a program.
class TestCliMeasure : public QObject
{
    Q_OBJECT

private slots:
    void demoIsMeasuredToItsTokensEnd()
    {
        const Ended ended = runMeasure({u"--demo"_s, u"--json"_s, u"--samples"_s, u"6"_s, u"--cold-samples"_s,
                                        u"2"_s, u"--token-lifetime"_s, u"5"_s, u"--wait"_s, u"15"_s});
        QVERIFY2(ended.status == 0, ended.error.constData());
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY(result.ok());
        QCOMPARE((*result)["end"_L1].toString(), u"completed"_s);
        const JsonValue a = (*result)["tokens"_L1]["a"_L1], b = (*result)["tokens"_L1]["b"_L1];
        QCOMPARE(a["format"_L1].toString(), u"jwt"_s);
        QCOMPARE(b["format"_L1].toString(), u"opaque"_s);
        QCOMPARE(a["validatedBy"_L1].toString(), u"local"_s);
        QCOMPARE(b["validatedBy"_L1].toString(), u"introspection"_s);
        QCOMPARE(a["local"_L1]["warm"_L1]["count"_L1].toInteger(), 6);
        QCOMPARE(b["introspection"_L1]["cold"_L1]["count"_L1].toInteger(), 2);
        QCOMPARE(a["readable"_L1]["personal"_L1].size(), 3);
        const JsonValue jwt = a["revocation"_L1], opaque = b["revocation"_L1];
        QCOMPARE(jwt["end"_L1].toString(), u"refused"_s);
        QCOMPARE(opaque["end"_L1].toString(), u"refused"_s);
        QVERIFY(opaque["acceptedUntilMilliseconds"_L1].isNull());
        const qint64 accepted = jwt["acceptedUntilMilliseconds"_L1].toInteger().value_or(0);
        const qint64 calculated = jwt["calculatedSecondsUntilExpiry"_L1].toInteger().value_or(-1);
        QVERIFY2(accepted > (calculated - 2) * 1000 && accepted < (calculated + 1) * 1000,
                 jwt.raw().toByteArray().constData());
        QVERIFY(!ended.out.contains("eyJhbGciOi")); // the begin of every JWT
        QVERIFY(!ended.out.contains("alice@"));
    }
    void anApiIntrospectsForAPublicClient()
    {
        const Ended ended = runMeasure({u"--demo"_s, u"--profile"_s, u"demo-dpop"_s, u"--samples"_s, u"2"_s,
                                        u"--json"_s, u"--cold-samples"_s, u"1"_s, u"--wait"_s, u"1"_s});
        QVERIFY2(ended.status == 0, ended.error.constData());
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY(result.ok());
        const JsonValue b = (*result)["tokens"_L1]["b"_L1];
        QCOMPARE(b["validatedBy"_L1].toString(), u"introspection"_s);
        QCOMPARE(b["binding"_L1]["kind"_L1].toString(), u"dpop"_s);
        QCOMPARE(b["binding"_L1]["withoutProof"_L1].toString(), u"refused"_s);
        QVERIFY(!ended.out.contains("demo-api-secret"));
    }
    void mistakesHaveTheirStatus_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::newRow("no such file") << QStringList({u"--profile"_s, u"/nonexistent.json"_s}) << 2;
        QTest::newRow("no such file, in one word") << QStringList({u"--profile=/nonexistent.json"_s}) << 2;
        QTest::newRow("three profiles")
            << QStringList({u"--profile"_s, u"a"_s, u"--profile"_s, u"b"_s, u"--profile"_s, u"c"_s}) << 2;
        QTest::newRow("samples") << QStringList({u"--demo"_s, u"--samples"_s, u"many"_s}) << 2;
        QTest::newRow("no samples") << QStringList({u"--demo"_s, u"--samples"_s, u"0"_s}) << 2;
        QTest::newRow("unknown option") << QStringList({u"--demo"_s, u"--nothing"_s}) << 2;
        QTest::newRow("files too") << QStringList({u"--demo"_s, u"a.json"_s}) << 2;
        QTest::newRow("a browser that is not there")
            << QStringList({u"--demo"_s, u"--browser"_s, u"/nonexistent"_s}) << 3;
        QTest::newRow("help") << QStringList({u"--demo"_s, u"--help"_s}) << 0;
    }
    void mistakesHaveTheirStatus()
    {
        QFETCH(QStringList, arguments);
        const Ended ended = runMeasure(arguments);
        QTEST(ended.status, "status");
        QCOMPARE(ended.error.contains("claimcheck-cli: "), ended.status != 0);
    }
    void aServerThatIsNotThere()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"profile.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "{\"issuer\":\"http://127.0.0.1:1\",\"client\":{\"id\":\"c\"},\"resource\":[\"a:a\",\"b:b\"]}");
        file.close();
        const Ended ended = runMeasure({u"--profile"_s, file.fileName(), u"--json"_s});
        QCOMPARE(ended.status, 3);
        const auto result = JsonDocument::parse(ended.out);
        QVERIFY(result.ok());
        QVERIFY(!(*result)["tokens"_L1]["a"_L1]["failure"_L1].isNull());
    }
};

QTEST_GUILESS_MAIN(TestCliMeasure)
#include "tst_cli_measure.moc"
