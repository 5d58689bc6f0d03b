#include "tests/peers/peer_server.h"

#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using encoding::JsonDocument;
using encoding::JsonValue;

namespace {

/// claimcheck-cli provider in a process of its own, ended with this object.
class BuiltInProvider
{
public:
    BuiltInProvider()
    {
        m_process.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"),
                        {u"provider"_s, u"--json"_s, u"--sign-in-as"_s, u"alice"_s});
    }
    ~BuiltInProvider()
    {
        m_process.terminate();
        m_process.waitForFinished(5'000);
    }
    /// The profile of its client demo-web.
    QByteArray profile()
    {
        (void)QTest::qWaitFor([this] { return m_process.canReadLine(); }, 30'000);
        const auto started = JsonDocument::parse(m_process.readLine());
        for (const JsonValue each : (*started)["profiles"_L1].elements()) {
            if (each["client"_L1]["id"_L1].toString() == "demo-web"_L1)
                return each.raw().toByteArray();
        }
        return {};
    }

private:
    QProcess m_process;
};

struct Quantiles
{
    double least = 0, median = 0, p99 = 0;
};

Quantiles quantilesOf(const JsonValue &timed)
{
    return {timed["minMicroseconds"_L1].toDouble().value_or(0),
            timed["medianMicroseconds"_L1].toDouble().value_or(0),
            timed["p99Microseconds"_L1].toDouble().value_or(0)};
}

/// A name of measure.sh and where the same stands in ours.
struct SameWork
{
    QLatin1StringView name;
    Quantiles ours;
};

} // namespace

/// `claimcheck-cli compare --profile` against the built-in provider and npm oidc-provider, each figure beside
/// that of curl and openssl (tests/peers/measure.sh), taken right after it.
class TestPeerCompare : public QObject
{
    Q_OBJECT

private:
    PeerServer m_peer;
    BuiltInProvider m_builtIn;
    QTemporaryDir m_folder;
    QString m_peerIssuer;

    static QByteArray peerProfile(const QString &issuer)
    {
        return "{\"name\":\"peer\",\"issuer\":\"" + issuer.toUtf8() +
               "\",\"client\":{\"id\":\"peer-web\",\"auth\":\"client_secret_basic\","
               "\"secret\":\"a secret+with/=%& "
               "signs\"},\"scope\":[\"openid\",\"offline_access\",\"orders:read\"],"
               "\"authorization_parameters\":{\"prompt\":\"consent\"},"
               "\"compare\":{\"a\":{\"resource\":[\"https://api.example.org\"]},"
               "\"b\":{\"resource\":[\"https://opaque.example.org\"]}}}";
    }
    JsonDocument compare(const QByteArray &profile, const QStringList &options)
    {
        QFile file(m_folder.filePath(u"profile.json"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(profile) != profile.size())
            return {};
        file.close();
        const QString browser = u"\"%1\" \"%2/browser.mjs\""_s.arg(PeerServer::node(), PeerServer::folder());
        QProcess program;
        program.start(QStringLiteral(CLAIMCHECK_BIN_DIR "/claimcheck-cli"),
                      QStringList{u"compare"_s, u"--profile"_s, file.fileName(), u"--json"_s, u"--browser"_s,
                                  browser, u"--timeout"_s, u"60"_s} +
                          options);
        program.waitForFinished(120'000);
        if (program.exitCode() != 0)
            qWarning("%s", program.readAllStandardError().constData());
        return JsonDocument::parse(program.readAllStandardOutput()).valueOr({});
    }
    /// The lines of measure.sh. secret: as the Basic scheme has it, form-encoded.
    static QHash<QString, Quantiles> byHand(const JsonDocument &found, const QString &client,
                                            const QString &secret)
    {
        QProcess script;
        script.start(PeerServer::folder() + u"/measure.sh"_s,
                     {found["introspectionEndpoint"_L1].toString(), client, secret,
                      found["tokens"_L1]["b"_L1]["accessToken"_L1].toString(), found["jwksUri"_L1].toString(),
                      u"200"_s, u"50"_s});
        script.waitForFinished(120'000);
        QHash<QString, Quantiles> lines;
        for (const QByteArray &line : script.readAllStandardOutput().split('\n')) {
            const QList<QByteArray> words = line.split(' ');
            if (words.size() == 4)
                lines.insert(QString::fromLatin1(words[0]),
                             {words[1].toDouble(), words[2].toDouble(), words[3].toDouble()});
        }
        return lines;
    }
    static std::vector<SameWork> figuresOf(const JsonDocument &found)
    {
        const JsonValue introspection = found["tokens"_L1]["b"_L1]["introspection"_L1];
        const JsonValue a = found["tokens"_L1]["a"_L1];
        const bool rsa = a["alg"_L1].toString() == "RS256"_L1;
        return {{"introspection-warm"_L1, quantilesOf(introspection["warm"_L1])},
                {"introspection-cold"_L1, quantilesOf(introspection["cold"_L1])},
                {"key-fetch-warm"_L1, quantilesOf(found["keyFetch"_L1]["warm"_L1])},
                {"key-fetch-cold"_L1, quantilesOf(found["keyFetch"_L1]["cold"_L1])},
                {rsa ? "verify-rsa2048"_L1 : "verify-ecdsap256"_L1, quantilesOf(a["local"_L1]["warm"_L1])}};
    }

    /// Prints both, and names those that are not the same within noise. Medians move with whatever else the
    /// machine does; the best of many is the work itself.
    static QStringList disagreements(const std::vector<SameWork> &figures,
                                     const QHash<QString, Quantiles> &hand)
    {
        QStringList apart;
        for (const SameWork &row : figures) {
            const Quantiles theirs = hand.value(QString(row.name));
            qInfo(
                "%s: %-18s ours min %.0f median %.0f p99 %.0f, curl/openssl min %.0f median %.0f p99 %.0f us",
                QTest::currentDataTag(), row.name.data(), row.ours.least, row.ours.median, row.ours.p99,
                theirs.least, theirs.median, theirs.p99);
            const double factor = row.ours.least / theirs.least;
            if (!(factor > 0.5 && factor < 2))
                apart += row.name;
        }
        return apart;
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        m_peerIssuer = m_peer.issuer();
        QVERIFY(!m_peerIssuer.isEmpty());
    }

    void figuresAgreeWithCurlAndOpenssl_data()
    {
        QTest::addColumn<QByteArray>("profile");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("secret");
        QTest::newRow("built-in provider") << m_builtIn.profile() << u"demo-web"_s << u"demo-web-secret"_s;
        QTest::newRow("npm oidc-provider")
            << peerProfile(m_peerIssuer) << u"peer-web"_s << u"a+secret%2Bwith%2F%3D%25%26+signs"_s;
    }
    void figuresAgreeWithCurlAndOpenssl()
    {
        QFETCH(QByteArray, profile);
        QFETCH(QString, client);
        QFETCH(QString, secret);
        // Other programs of the machine can slow down all of one kind of either: up to three rounds.
        QStringList apart;
        for (int round = 0; round < 3; ++round) {
            const JsonDocument found = compare(profile, {u"--samples"_s, u"200"_s, u"--cold-samples"_s,
                                                         u"50"_s, u"--no-revoke"_s, u"--reveal"_s});
            QCOMPARE(found["end"_L1].toString(), u"completed"_s);
            QCOMPARE(found["tokens"_L1]["a"_L1]["validatedBy"_L1].toString(), u"local"_s);
            QCOMPARE(found["tokens"_L1]["b"_L1]["validatedBy"_L1].toString(), u"introspection"_s);
            QCOMPARE(found["tokens"_L1]["b"_L1]["introspection"_L1]["warm"_L1]["count"_L1].toInteger(), 200);
            apart = disagreements(figuresOf(found), byHand(found, client, secret));
            if (apart.isEmpty())
                break;
        }
        QCOMPARE(apart.join(u' '), QString());
    }

    void revocationAtAProviderWithoutAnApi()
    {
        const JsonDocument found =
            compare(peerProfile(m_peerIssuer),
                    {u"--samples"_s, u"5"_s, u"--cold-samples"_s, u"2"_s, u"--wait"_s, u"1"_s});
        const JsonValue jwt = found["tokens"_L1]["a"_L1]["revocation"_L1];
        const JsonValue opaque = found["tokens"_L1]["b"_L1]["revocation"_L1];
        qInfo("JWT: %s; opaque: %s", jwt.raw().toByteArray().constData(),
              opaque.raw().toByteArray().constData());
        QCOMPARE(opaque["end"_L1].toString(), u"refused"_s);
        QCOMPARE(opaque["presentedTo"_L1].toString(), u"introspection"_s);
        QCOMPARE(jwt["presentedTo"_L1].toString(), u"local-validator"_s);
    }
};

QTEST_GUILESS_MAIN(TestPeerCompare)
#include "tst_peer_compare.moc"
