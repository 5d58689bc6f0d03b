#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList measuring(const QStringList &options)
{
    return QStringList{u"compare"_s,        u"--demo"_s, u"--samples"_s,  u"20"_s,
                       u"--cold-samples"_s, u"2"_s,      u"--no-revoke"_s} +
           options;
}

} // namespace

/// The advice of `claimcheck-cli compare --demo`, drawn from what that run measured.
class TestCliCompareAdvice : public QObject
{
    Q_OBJECT

private slots:
    void theAnswerFollowsTheSituation_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QString>("choice");
        QTest::newRow("money transfer")
            << QStringList{u"--situation"_s, u"money-transfer"_s} << u"introspection"_s;
        QTest::newRow("an answer wins over its situation")
            << QStringList{u"--works-without-server=yes"_s, u"--situation"_s, u"money-transfer"_s}
            << u"nothing-fits"_s;
        QTest::newRow("offline, short")
            << QStringList{u"--revoke-within"_s,        u"60"_s, u"--client-may-read"_s, u"yes"_s,
                           u"--works-without-server"_s, u"yes"_s}
            << u"short-jwt"_s;
    }
    void theAnswerFollowsTheSituation()
    {
        QFETCH(QStringList, options);
        const test::Ended ended = test::runCli(measuring(options + QStringList(u"--json"_s)));
        QVERIFY2(ended.status == 0, ended.error.constData());
        const auto document = JsonDocument::parse(ended.out);
        QVERIFY(document.ok());
        const JsonValue advice = document->root()["advice"_L1];
        QTEST(advice["choice"_L1].toString(), "choice");
        bool verified = false;
        for (const JsonValue reason : advice["reasons"_L1].elements()) {
            for (const JsonValue figure : reason["figures"_L1].elements())
                verified = verified ||
                           (figure["id"_L1].equals("jwt-lifetime") &&
                            figure["origin"_L1].equals("measured") && figure["value"_L1].toInteger() == 600);
        }
        QVERIFY(verified);
    }
    void reportsAreWritten()
    {
        const QTemporaryDir folder;
        QStringList options;
        for (const char *name : {"a.md", "a.html", "a.csv"})
            options += {u"--report"_s, folder.filePath(QLatin1StringView(name))};
        const test::Ended ended = test::runCli(measuring(options));
        QVERIFY2(ended.status == 0, ended.error.constData());
        QVERIFY(ended.out.contains("introspection costs"));
        const QByteArray html = contentOf(folder.filePath(u"a.html"_s));
        QXmlStreamReader reader(html);
        while (!reader.atEnd())
            reader.readNext();
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QCOMPARE(html.count("<svg"), qsizetype(4));
        QVERIFY(contentOf(folder.filePath(u"a.md"_s)).contains("## Samples"));
        QCOMPARE(contentOf(folder.filePath(u"a.csv"_s)).count("A,local-warm,"), qsizetype(20));
        for (const char *name : {"a.md", "a.html", "a.csv"})
            QVERIFY(!contentOf(folder.filePath(QLatin1StringView(name))).contains("eyJ"));
    }
    /// What was measured once answers other questions later, and nothing is sent for that.
    void aSavedResultIsEnough()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"result.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        const test::Ended measured =
            test::runCli(measuring({u"--json"_s, u"--situation"_s, u"saas-offboarding"_s}));
        QCOMPARE(measured.status, 0);
        file.write(measured.out);
        file.close();
        const auto first = JsonDocument::parse(measured.out);
        const test::Ended again = test::runCli(
            {u"compare"_s, u"--advice"_s, path, u"--json"_s, u"--situation"_s, u"saas-offboarding"_s});
        QVERIFY2(again.status == 0, again.error.constData());
        const auto second = JsonDocument::parse(again.out);
        QVERIFY(first.ok() && second.ok());
        QCOMPARE(second->root()["summary"_L1].toString(),
                 first->root()["advice"_L1]["summary"_L1].toString());
        QCOMPARE(
            test::runCli({u"compare"_s, u"--advice"_s, path, u"--situation"_s, u"money-transfer"_s}).status,
            0);
        QCOMPARE(test::runCli({u"compare"_s, u"--advice"_s, folder.filePath(u"no-such"_s)}).status, 2);
    }
    void wrongAnswersAreRefused_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("no number") << QStringList{u"--calls-per-second"_s, u"many"_s};
        QTest::newRow("out of range") << QStringList{u"--network-ms"_s, u"-1"_s};
        QTest::newRow("not yes or no") << QStringList{u"--client-may-read"_s, u"perhaps"_s};
        QTest::newRow("unknown situation") << QStringList{u"--situation"_s, u"no-such"_s};
        QTest::newRow("unknown kind of report") << QStringList{u"--report"_s, u"report.docx"_s};
        QTest::newRow("no value") << QStringList{u"--revoke-within"_s};
    }
    void wrongAnswersAreRefused()
    {
        QFETCH(QStringList, options);
        const test::Ended ended = test::runCli(measuring(options));
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.out.isEmpty() && ended.error.startsWith("claimcheck-cli: compare: "));
    }
    void theHelpNamesTheQuestions()
    {
        const test::Ended ended = test::runCli({u"compare"_s, u"--demo"_s, u"--help"_s});
        for (const char *option : {"--calls-per-second", "--revoke-within", "--situation", "money-transfer"})
            QVERIFY2(ended.out.contains(option), option);
    }
};

QTEST_GUILESS_MAIN(TestCliCompareAdvice)
#include "tst_cli_compare_advice.moc"
