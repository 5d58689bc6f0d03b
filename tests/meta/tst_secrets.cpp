#include <QDir>
#include <QDirIterator>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

/// What a secret looks like in text that nobody asked to reveal.
struct Shape
{
    const char *name;
    const char *pattern;
};

constexpr Shape shapes[] = {
    {"a signed token", "eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]{16,}"},
    {"a parameter's secret",
     "\\b(code|code_verifier|client_secret|access_token|refresh_token|id_token|password)=[\\w.~+/%-]{8,}"},
    {"a member's secret", "\"(code|code_verifier|client_secret|access_token|refresh_token|id_token|password)"
                          "\"\\s*:\\s*\"[\\w.~+/-]{8,}\""},
    {"an authorization header", "\\b(Bearer|Basic|DPoP) [\\w.~+/-]{12,}"},
    {"a demonstration client's secret", "\\bdemo-[a-z-]*secret\\b"},
};

QStringList secretsIn(const QByteArray &text)
{
    QStringList found;
    for (const Shape &shape : shapes) {
        const QRegularExpressionMatch match =
            QRegularExpression(QLatin1String(shape.pattern)).match(QString::fromUtf8(text));
        if (match.hasMatch())
            found += u"%1: %2"_s.arg(QLatin1String(shape.name), match.captured().left(24));
    }
    return found;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void aLoginLeavesNoSecretBehind_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::newRow("text") << QStringList();
        QTest::newRow("json") << QStringList(u"--json"_s);
        for (const char *client : {"demo-dpop", "demo-web-jwt"})
            QTest::newRow(client) << QStringList{
                u"--json"_s,  u"--trace"_s,  u"run.json"_s, u"--har"_s,
                u"run.har"_s, u"--report"_s, u"run.md"_s,   QString::fromLatin1(client)};
    }
    /// What a login prints and writes with its default settings.
    void aLoginLeavesNoSecretBehind()
    {
        QFETCH(QStringList, options);
        const QString program = QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli");
        if (!QFileInfo::exists(program))
            QSKIP("claimcheck-cli is not built");
        const QTemporaryDir folder;
        QProcess login;
        login.setWorkingDirectory(folder.path());
        QStringList arguments = QStringList({u"flow"_s, u"--demo"_s}) + options;
        for (const char *format : {"trace", "har", "report", "mermaid", "plantuml", "curl"})
            arguments += {u"--"_s + QLatin1StringView(format), QString::fromLatin1(format)};
        login.start(program, arguments);
        QVERIFY(login.waitForFinished(120'000));
        const QByteArray output = login.readAllStandardOutput();
        QVERIFY2(login.exitCode() == 0 && output.size() > 100, login.readAllStandardError().constData());
        QCOMPARE(secretsIn(output), QStringList());
        QCOMPARE(secretsIn(login.readAllStandardError()), QStringList());
        QDirIterator walk(folder.path(), QDir::Files, QDirIterator::Subdirectories);
        int files = 0;
        for (; walk.hasNext(); ++files)
            QCOMPARE(secretsIn(contents(walk.next())), QStringList());
        QCOMPARE(files, 6);
    }
    /// The log of a whole test run, which tests/run.sh names once it is over.
    void whatTheTestsPrintedHoldsNoSecret()
    {
        const QString log = qEnvironmentVariable("CLAIMCHECK_TEST_LOG");
        if (log.isEmpty())
            QSKIP("CLAIMCHECK_TEST_LOG is not set");
        const QByteArray text = contents(log);
        QVERIFY2(!text.isEmpty(), qPrintable(log));
        const QStringList found = secretsIn(text);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u", "_s)));
    }
    void picturesAreNamedWithoutSecrets()
    {
        QDirIterator walk(QStringLiteral(CLAIMCHECK_SOURCE_DIR "/build/pictures"), QDir::Files);
        while (walk.hasNext())
            QCOMPARE(secretsIn(walk.next().toUtf8()), QStringList());
    }
    void secretsAreRecognised_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<bool>("secret");
        QTest::newRow("token") << QByteArray("eyJhbGciOiJub25lIn0.eyJpc3MiOiJhIn0.c2lnbmF0dXJlc2lnbmF0dXJl")
                               << true;
        QTest::newRow("code in a URL")
            << QByteArray("http://127.0.0.1/callback?code=SplxlOBeZQQYbYS6WxSbIA&state=a") << true;
        QTest::newRow("masked code") << QByteArray("/callback?code=\u2022\u2022\u2022\u2022 (22)&state=a")
                                     << false;
        QTest::newRow("member") << QByteArray("{\"refresh_token\": \"tGzv3JOkF0XG5Qx2TlKWIA\"}") << true;
        QTest::newRow("inspected token")
            << QByteArray("{\"refresh_token\": {\"kind\": \"opaque\"}}") << false;
        QTest::newRow("header") << QByteArray("Authorization: Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW") << true;
        QTest::newRow("header, masked")
            << QByteArray("Authorization: Basic \u2022\u2022\u2022\u2022 (36)") << false;
        QTest::newRow("demo secret") << QByteArray("sent demo-web-secret") << true;
        QTest::newRow("words") << QByteArray("the code was exchanged for an access_token of type Bearer")
                               << false;
    }
    void secretsAreRecognised()
    {
        QFETCH(QByteArray, text);
        QTEST(!secretsIn(text).isEmpty(), "secret");
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
