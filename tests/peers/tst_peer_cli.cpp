#include "tests/peers/peer_server.h"

#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;

/// `claimcheck-cli flow PROFILE.json` against npm oidc-provider, with a browser of a few lines of HTTP.
class TestPeerCli : public QObject
{
    Q_OBJECT

private:
    PeerServer m_server;

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
    }

    void aProfileCompletes_data()
    {
        QTest::addColumn<QByteArray>("client");
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QString>("kind");
        const QByteArray web = "{\"id\":\"peer-web\",\"auth\":\"client_secret_basic\",\"secret\":{\"env\":"
                               "\"CLAIMCHECK_PEER_SECRET\"}}";
        QTest::newRow("public, opaque")
            << QByteArray("{\"id\":\"peer-native\"}") << QByteArray() << u"opaque"_s;
        QTest::newRow("confidential, JWT") << web << QByteArray("\"https://api.example.org\"") << u"jws"_s;
    }
    void aProfileCompletes()
    {
        QFETCH(QByteArray, client);
        QFETCH(QByteArray, resource);
        QFETCH(QString, kind);
        static const QString issuer = m_server.issuer();
        QVERIFY(!issuer.isEmpty());
        const QTemporaryDir folder;
        QFile profile(folder.filePath(u"profile.json"_s));
        QVERIFY(profile.open(QIODevice::WriteOnly));
        profile.write("{\"issuer\":\"" + issuer.toUtf8() + "\",\"client\":" + client + ",\"resource\":[" +
                      resource + "],\"scope\":[\"openid\",\"offline_access\",\"profile\",\"orders:read\"]," +
                      "\"authorization_parameters\":{\"prompt\":\"consent\"},\"after\":[\"refresh\"]}");
        profile.close();

        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"CLAIMCHECK_PEER_SECRET"_s, u"a secret+with/=%& signs"_s);
        program.setProcessEnvironment(environment);
        const QString browser = u"\"%1\" \"%2/browser.mjs\""_s.arg(PeerServer::node(), PeerServer::folder());
        program.start(
            QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"),
            {u"flow"_s, u"--json"_s, u"--browser"_s, browser, u"--timeout"_s, u"60"_s, profile.fileName()});
        QVERIFY(program.waitForFinished(90'000));
        QVERIFY2(program.exitCode() == 0, program.readAllStandardError().constData());
        const auto result = JsonDocument::parse(program.readAllStandardOutput());
        QVERIFY(result.ok());
        QCOMPARE((*result)["status"_L1].toString(), u"completed"_s);
        const encoding::JsonValue tokens = (*result)["tokens"_L1];
        QCOMPARE(tokens["access_token"_L1]["kind"_L1].toString(), kind);
        QCOMPARE(tokens["id_token"_L1]["signatures"_L1].at(0)["status"_L1].toString(), u"verified"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeerCli)
#include "tst_peer_cli.moc"
