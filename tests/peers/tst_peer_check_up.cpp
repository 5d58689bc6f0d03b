#include "core/flow/check_up.h"
#include "core/report/check_up_report.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"

#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;

namespace {

/// The profiles of the check-ups.
enum Subject {
    Public,  ///< PKCE and opaque tokens, whose API is UserInfo
    Bound,   ///< confidential, with PAR, DPoP and JWT access tokens for an API that npm jose verifies
    Signing, ///< confidential, with signed request objects and opaque tokens
    Subjects,
};

struct Row
{
    const char *probe;
    const char *outcomes[Subjects];
};

constexpr const char *refused = "refused", *right = "right", *none = "not-possible",
                     *unclear = "could-not-tell", *expected = "accepted-as-expected";

// The only thing that it accepts is a JWT after its revocation, see there.
// clang-format off
constexpr Row rows[] = {
    {"api-without-token", {refused, refused, refused}},
    {"api-changed-signature", {none, refused, none}},
    {"api-without-signature", {none, refused, none}},
    {"api-alg-none", {none, refused, none}},
    {"api-alg-none-mixed-case", {none, refused, none}},
    {"api-key-confusion", {none, refused, none}},
    {"api-embedded-key", {none, refused, none}},
    {"api-id-token", {refused, refused, refused}},
    {"api-bound-as-bearer", {none, refused, none}},
    {"api-without-proof", {none, refused, none}},
    {"api-other-proof-key", {none, refused, none}},
    {"api-proof-without-ath", {none, refused, none}},
    {"api-proof-other-url", {none, refused, none}},
    {"api-proof-other-method", {none, refused, none}},
    {"api-proof-again", {none, refused, none}},
    {"redirect-other-host", {refused, refused, none}},
    {"redirect-longer-path", {refused, refused, none}},
    {"redirect-dot-segments", {refused, refused, none}},
    {"redirect-more-query", {refused, refused, none}},
    {"redirect-user-part", {refused, refused, none}},
    // On the loopback every port is right (RFC 8252 §7.3).
    {"redirect-other-port", {none, none, none}},
    {"request-object-alg-none", {refused, refused, refused}},
    {"request-object-other-audience", {none, none, refused}},
    {"pushed-request-again", {none, refused, none}},
    // Its metadata do not ask for pushed requests.
    {"request-not-pushed", {none, none, none}},
    {"response-without-issuer", {right, right, right}},
    // With a token for another API than UserInfo the right request is refused too.
    {"userinfo-without-token", {refused, unclear, refused}},
    // It introspects no JWT access tokens: they are for the API to verify.
    {"introspection-for-anybody", {none, unclear, refused}},
    {"code-again", {refused, refused, refused}},
    {"device-code-again", {none, none, none}},
    {"refresh-without-authentication", {none, refused, refused}},
    {"refresh-wrong-authentication", {none, refused, refused}},
    {"assertion-again", {none, refused, refused}},
    {"refresh-of-other-client", {refused, refused, refused}},
    {"refresh-wider-scope", {refused, refused, refused}},
    // It rotates the refresh tokens of public clients without a bound token, as RFC 9700 §2.2.2 asks.
    {"refresh-again", {refused, none, none}},
    // And so they are not ended before they expire. Opaque ones are.
    {"api-revoked-token", {refused, expected, refused}},
    {"verifier-missing", {refused, refused, refused}},
    {"verifier-wrong", {refused, refused, refused}},
    {"verifier-is-challenge", {refused, refused, refused}},
    {"redirect-uri-differs", {refused, refused, refused}},
    {"redirect-uri-missing", {refused, refused, refused}},
    {"code-of-other-client", {refused, refused, refused}},
    {"code-other-proof-key", {none, refused, none}},
    {"pkce-downgrade", {refused, refused, none}},
    {"pkce-not-required", {refused, none, none}},
    {"pkce-plain", {refused, refused, none}},
    {"state-changed", {right, right, none}},
    {"nonce-changed", {right, right, none}},
    // Its access tokens live an hour.
    {"api-expired-token", {none, none, none}},
};
// clang-format on

} // namespace

/// The report of a check-up of npm oidc-provider, row by row. It is certified: what it accepts is by design.
class TestPeerCheckUp : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PeerServer> m_server;
    QString m_issuer;
    QTemporaryDir m_dir;

    oauth::Profile publicProfile() const
    {
        oauth::Profile profile;
        profile.issuer = m_issuer;
        profile.client.id = u"peer-native"_s;
        profile.scope = {u"openid"_s, u"offline_access"_s};
        profile.authorizationParameters = {{"prompt", "consent"}};
        profile.call.url = QUrl(m_issuer + "/me"_L1);
        return profile;
    }

    oauth::Profile boundProfile() const
    {
        oauth::Profile profile = publicProfile();
        profile.client.id = u"peer-key"_s;
        profile.client.auth = ClientAuth::PrivateKeyJwt;
        profile.client.keyPath = m_dir.filePath(u"client.jwk"_s);
        profile.par = true;
        profile.dpop = true;
        profile.resource = {u"https://api.example.org"_s};
        profile.scope += u"orders:read"_s;
        profile.call.url = QUrl(m_issuer + "/api/orders"_L1);
        return profile;
    }

    oauth::Profile signingProfile() const
    {
        oauth::Profile profile = publicProfile();
        profile.client.id = u"peer-key"_s;
        profile.client.auth = ClientAuth::PrivateKeyJwt;
        profile.client.keyPath = m_dir.filePath(u"client.jwk"_s);
        profile.requestObject = oauth::RequestObject::Signed;
        return profile;
    }

    oauth::Profile profileOf(int subject) const
    {
        switch (subject) {
        case Bound: return boundProfile();
        case Signing: return signingProfile();
        default: return publicProfile();
        }
    }

    oauth::Profile otherClient() const
    {
        oauth::Profile profile = publicProfile();
        profile.client.id = u"peer-web"_s;
        profile.client.auth = ClientAuth::SecretBasic;
        profile.client.secret.place = oauth::SecretPlace::Text;
        profile.client.secret.text = base::SecretBytes(QByteArrayView("a secret+with/=%& signs"));
        return profile;
    }

private slots:
    void initTestCase()
    {
        if (!PeerServer::isInstalled())
            QSKIP("npm oidc-provider is not installed: run npm ci in tests/peers");
        m_server = std::make_unique<PeerServer>();
        m_issuer = m_server->issuer();
        QVERIFY(!m_issuer.isEmpty());
        QFile file(m_dir.filePath(u"client.jwk"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_server->clientKey());
    }

    void report_data()
    {
        QTest::addColumn<int>("subject");
        QTest::newRow("public, PKCE, opaque tokens") << int(Public);
        QTest::newRow("confidential, PAR, DPoP, JWT") << int(Bound);
        QTest::newRow("confidential, signed request object") << int(Signing);
    }
    void report()
    {
        QFETCH(int, subject);
        FlowFixture fixture(Patience{5, 10});
        flow::CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        QVERIFY(checkUp.setOtherClient(otherClient()).ok());
        QSignalSpy finished(&checkUp, &flow::CheckUp::finished);
        QVERIFY(checkUp.start(profileOf(subject), u"127.0.0.1"_s).ok());
        QVERIFY(finished.wait(180'000));
        const QByteArray report = report::checkUpText(checkUp);
        QCOMPARE(checkUp.trouble(), QString());
        QCOMPARE(checkUp.results().size(), std::size(rows));
        for (std::size_t i = 0; i < std::size(rows); ++i) {
            const flow::ProbeResult &result = checkUp.results()[i];
            const char *outcome = rows[i].outcomes[subject];
            QCOMPARE(QString(result.probe->id), QString::fromLatin1(rows[i].probe));
            QVERIFY2(flow::probeOutcomeName(result.outcome) == QLatin1StringView(outcome), report);
        }
    }
};

QTEST_GUILESS_MAIN(TestPeerCheckUp)
#include "tst_peer_check_up.moc"
