#include "core/encoding/json.h"
#include "core/provider/provider.h"
#include "tests/support/cli_program.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// claimcheck-cli beside a provider in this process.
test::Ended runBeside(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"), arguments);
    (void)QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 60'000);
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

constexpr auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser;

} // namespace

/// `claimcheck-cli register` at the built-in provider.
class TestCliRegister : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;
    QTemporaryDir m_folder;

    QString path(const QString &name) const { return m_folder.filePath(name); }

    QString writeFile(const QString &name, const QByteArray &text)
    {
        QFile file(path(name));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }

private slots:
    void initTestCase()
    {
        provider::ProviderOptions options;
        options.clock = &m_clock;
        options.random = &m_random;
        m_provider = std::make_unique<provider::Provider>(options);
        QVERIFY(m_provider->listen().ok());
        writeFile(u"profile.json"_s, "{\"name\":\"Night job\",\"issuer\":\"" + m_provider->issuer().toUtf8() +
                                         "\",\"grant\":\"client_credentials\",\"client\":{\"id\":\"none "
                                         "yet\",\"auth\":\"client_secret_basic\"},"
                                         "\"scope\":[\"orders:read\"]}");
    }
    void aClientsLife()
    {
        const QString profile = path(u"profile.json"_s), access = path(u"access.json"_s),
                      made = path(u"made.json"_s), secret = path(u"secret"_s);
        const test::Ended ended = runBeside({u"register"_s, profile, u"--json"_s, u"--access"_s, access,
                                             u"--output"_s, made, u"--secret-file"_s, secret});
        QVERIFY2(ended.status == 0, ended.error + ended.out);
        const auto json = JsonDocument::parse(ended.out).valueOr({});
        QCOMPARE(json["status"_L1].toString(), u"completed"_s);
        QVERIFY(!json["client"_L1]["client_id"_L1].toString().isEmpty());
        QVERIFY(json["difference"_L1].size() > 3);
        QCOMPARE(json["findings"_L1].size(), 0);

        const QByteArray secretText = contentOf(secret);
        QVERIFY(secretText.size() >= 32);
        const QByteArray token =
            JsonDocument::parse(contentOf(access)).valueOr({})["registration_access_token"_L1].toUtf8();
        QVERIFY(!token.isEmpty());
        for (const QByteArray &text : {ended.out, ended.error, contentOf(made)})
            QVERIFY(!text.contains(secretText) && !text.contains(token));
        QCOMPARE(QFile::permissions(access) & ~ownerOnly, QFile::Permissions());
        QCOMPARE(QFile::permissions(secret) & ~ownerOnly, QFile::Permissions());

        QCOMPARE(runBeside({u"flow"_s, made}).status, 0);
        const test::Ended read = runBeside({u"register"_s, made, u"--read"_s, u"--access"_s, access});
        QVERIFY2(read.status == 0 && read.out.contains("Night job"), read.error + read.out);
        const test::Ended update = runBeside({u"register"_s, made, u"--update"_s, u"--access"_s, access});
        QVERIFY2(update.status == 0, update.error + update.out);
        const test::Ended gone = runBeside({u"register"_s, made, u"--delete"_s, u"--access"_s, access});
        QVERIFY2(gone.status == 0, gone.error + gone.out);
        QVERIFY(!QFile::exists(access));
        QCOMPARE(runBeside({u"flow"_s, made}).status, 3);
    }
    void aRefusalIsAFailure()
    {
        const QString request = writeFile(u"request.json"_s, "{\"redirect_uris\":[\"http://a.example\"]}");
        const test::Ended ended =
            runBeside({u"register"_s, path(u"profile.json"_s), u"--request"_s, request, u"--json"_s});
        QCOMPARE(ended.status, 3);
        QCOMPARE(JsonDocument::parse(ended.out).valueOr({})["failure"_L1]["code"_L1].toString(),
                 u"registration-refused"_s);
    }
    void theRequestCanBeSeenBefore()
    {
        const test::Ended ended = runBeside({u"register"_s, path(u"profile.json"_s), u"--show-request"_s});
        QCOMPARE(ended.status, 0);
        const auto request = JsonDocument::parse(ended.out).valueOr({});
        QCOMPARE(request["grant_types"_L1].at(0).toString(), u"client_credentials"_s);
    }
    void wrongUsage_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("no profile") << QStringList();
        QTest::newRow("two acts") << QStringList{u"p"_s, u"--read"_s, u"--delete"_s, u"--access"_s, u"a"_s};
        QTest::newRow("no access") << QStringList{u"p"_s, u"--read"_s};
        QTest::newRow("no such file") << QStringList{path(u"none.json"_s)};
        QTest::newRow("no such variable")
            << QStringList{path(u"profile.json"_s), u"--initial-token-env"_s, u"CLAIMCHECK_NOT_SET"_s};
    }
    void wrongUsage()
    {
        QFETCH(QStringList, arguments);
        const test::Ended ended = runBeside(QStringList{u"register"_s} + arguments);
        QCOMPARE(ended.status, 2);
        QVERIFY(ended.error.startsWith("claimcheck-cli: "));
    }
};

QTEST_GUILESS_MAIN(TestCliRegister)
#include "tst_cli_register.moc"
