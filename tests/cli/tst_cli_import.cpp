#include "core/encoding/json.h"
#include "tests/support/cli_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

namespace {

QString importFile(const char *name)
{
    return QStringLiteral(CLAIMCHECK_SOURCE_DIR "/tests/data/import/") + QLatin1StringView(name);
}

} // namespace

/// `claimcheck-cli import` and `guide`.
class TestCliImport : public QObject
{
    Q_OBJECT

private slots:
    void secretsStayInTheFile()
    {
        const QTemporaryDir folder;
        const test::Ended ended =
            test::runCli({u"import"_s, importFile("postman.json"), u"--json"_s, u"--out"_s, folder.path()});
        QVERIFY2(ended.status == 0, ended.error.constData());
        QByteArray written = ended.out + ended.error;
        const QStringList names = QDir(folder.path()).entryList(QDir::Files, QDir::Name);
        QCOMPARE(names, QStringList({u"callback-elsewhere.json"_s, u"nightly-job.json"_s, u"shop.json"_s}));
        for (const QString &name : names) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            written += file.readAll();
        }
        QVERIFY(!written.contains("s3cret") && !written.contains("job-secret"));
        QVERIFY(written.contains(R"({"env":"CLIENT_SECRET"})") ||
                written.contains("\"env\": \"CLIENT_SECRET\""));
        const auto json = JsonDocument::parse(ended.out);
        QVERIFY(json.ok());
        QCOMPARE(json->root()["profiles"_L1].size(), 3);
        QCOMPARE(json->root()["profiles"_L1].at(1)["profile"_L1]["grant"_L1].toString(),
                 u"client_credentials"_s);
        QVERIFY(json->root()["profiles"_L1].at(0)["not_taken"_L1].size() >= 3);
    }
    void secretsAreKeptWhenAskedFor()
    {
        const test::Ended ended =
            test::runCli({u"import"_s, importFile("orders.bru"), u"--json"_s, u"--reveal"_s});
        QVERIFY(ended.out.contains("s3cret"));
    }
    void nothingIsOverwritten()
    {
        const QTemporaryDir folder;
        for (int time = 0; time < 2; ++time)
            QCOMPARE(test::runCli({u"import"_s, importFile("bruno.json"), u"--out"_s, folder.path()}).status,
                     0);
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files, QDir::Name),
                 QStringList({u"login-2.json"_s, u"login.json"_s}));
    }
    void whatIsNoSuchFileIsSaid()
    {
        const test::Ended ended = test::runCli({u"import"_s, importFile("expected.json")});
        QCOMPARE(ended.status, 2);
        QVERIFY2(ended.error.contains("Postman"), ended.error.constData());
        QCOMPARE(test::runCli({u"import"_s, u"/nowhere/at/all"_s}).status, 2);
        QCOMPARE(test::runCli({u"import"_s}).status, 2);
    }
    void theGuideAnswers()
    {
        const auto json = JsonDocument::parse(test::runCli({u"guide"_s, u"service"_s, u"--json"_s}).out);
        QVERIFY(json.ok());
        QCOMPARE(json->root().size(), 1);
        QCOMPARE(json->root().at(0)["grant"_L1].toString(), u"client_credentials"_s);
        QVERIFY(test::runCli({u"guide"_s}).out.contains("RFC 8628"));
        QVERIFY(test::runCli({u"guide"_s, u"--providers"_s}).out.contains("Keycloak"));
        QCOMPARE(test::runCli({u"guide"_s, u"toaster"_s}).status, 2);
    }
    void theGuideWritesAProfile()
    {
        const auto json =
            JsonDocument::parse(test::runCli({u"guide"_s, u"native"_s, u"--provider"_s, u"keycloak"_s,
                                              u"--set"_s, u"sso.example"_s, u"--set"_s, u"shop"_s})
                                    .out);
        QVERIFY(json.ok());
        QCOMPARE(json->root()["issuer"_L1].toString(), u"https://sso.example/realms/shop"_s);
        QCOMPARE(json->root()["grant"_L1].toString(), u"authorization_code"_s);
    }
};

QTEST_GUILESS_MAIN(TestCliImport)
#include "tst_cli_import.moc"
