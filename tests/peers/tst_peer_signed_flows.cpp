#include "core/oauth/client_assertion.h"
#include "core/oauth/dpop_proof.h"
#include "core/report/flow_tokens.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"

#include <QTemporaryDir>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;
using oauth::ClientAuth;

/// DPoP and signed client assertions against npm oidc-provider, which verifies both
/// (tests/peers/oidc_provider.mjs).
class TestPeerSignedFlows : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PeerServer> m_server;
    std::unique_ptr<PeerServer> m_nonceServer; ///< asks for a nonce in each proof
    QString m_issuer;
    QString m_nonceIssuer;
    QTemporaryDir m_dir;

    oauth::Profile profile(const QString &issuer, ClientAuth auth, bool dpop) const
    {
        oauth::Profile profile;
        profile.issuer = issuer;
        profile.client.auth = auth;
        profile.client.id = auth == ClientAuth::None        ? u"peer-native"_s
                            : auth == ClientAuth::SecretJwt ? u"peer-web-jwt"_s
                                                            : u"peer-key"_s;
        profile.client.keyPath = m_dir.filePath(u"client.jwk"_s);
        profile.client.secret.place = oauth::SecretPlace::Text;
        profile.client.secret.text =
            base::SecretBytes(QByteArrayView("a secret of more than 32 characters, for HS256"));
        profile.dpop = dpop;
        profile.scope = {u"openid"_s, u"offline_access"_s, u"profile"_s};
        profile.authorizationParameters = {{"prompt", "consent"}};
        profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Refresh};
        if (auth != ClientAuth::None)
            profile.after.push_back(oauth::AfterStep::Introspect);
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
        m_nonceServer = std::make_unique<PeerServer>(QStringList{u"--dpop-nonce"_s});
        m_nonceIssuer = m_nonceServer->issuer();
        QVERIFY(!m_nonceIssuer.isEmpty());
        QFile file(m_dir.filePath(u"client.jwk"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(m_server->clientKey());
    }

    void completes_data()
    {
        QTest::addColumn<int>("auth");
        QTest::addColumn<bool>("dpop");
        QTest::addColumn<bool>("nonce");
        QTest::addColumn<QString>("resource");
        const QString api = u"https://api.example.org"_s;
        QTest::newRow("DPoP, opaque") << int(ClientAuth::None) << true << false << QString();
        QTest::newRow("DPoP, JWT") << int(ClientAuth::None) << true << false << api;
        QTest::newRow("DPoP with a nonce, opaque") << int(ClientAuth::None) << true << true << QString();
        QTest::newRow("DPoP with a nonce, JWT") << int(ClientAuth::None) << true << true << api;
        QTest::newRow("client_secret_jwt") << int(ClientAuth::SecretJwt) << false << false << QString();
        QTest::newRow("private_key_jwt") << int(ClientAuth::PrivateKeyJwt) << false << false << QString();
        QTest::newRow("client_secret_jwt, DPoP") << int(ClientAuth::SecretJwt) << true << false << QString();
        QTest::newRow("private_key_jwt, DPoP, JWT") << int(ClientAuth::PrivateKeyJwt) << true << false << api;
    }
    void completes()
    {
        QFETCH(int, auth);
        QFETCH(bool, dpop);
        QFETCH(bool, nonce);
        QFETCH(QString, resource);
        FlowFixture fixture;
        oauth::Profile wanted = profile(nonce ? m_nonceIssuer : m_issuer, ClientAuth(auth), dpop);
        if (!resource.isEmpty()) { // a token for an API is not one for userinfo
            wanted.resource = {resource};
            wanted.scope += u"orders:read"_s;
            wanted.after = {oauth::AfterStep::Refresh, oauth::AfterStep::Revoke};
        }
        QVERIFY(fixture.run(wanted));
        const flow::FlowResult &result = fixture.runner.result();
        QVERIFY2(result.status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(fixture.failedChecks(base::Level::Error).join(u'\n'), QString());

        const flow::Trace &trace = fixture.runner.trace();
        const auto body = encoding::JsonDocument::parse(trace.last(MessageKind::Token)->response->body);
        QCOMPARE((*body)["token_type"_L1].toString(), dpop ? u"DPoP"_s : u"Bearer"_s);
        QCOMPARE(trace.last(MessageKind::Refresh)->response->status, 200);
        if (const flow::Message *userInfo = trace.last(MessageKind::UserInfo))
            QCOMPARE(userInfo->response->status, 200);
        if (dpop && !resource.isEmpty())
            QCOMPARE(fixture.outcomeOf("DP06"_L1), lint::Outcome::Passed);
        if (nonce)
            QVERIFY(fixture.outcomeOf("DP04"_L1) == lint::Outcome::Passed);

        PeerServer &server = nonce ? *m_nonceServer : *m_server;
        const auto traced = sentRequests(trace);
        const auto seen = server.requests(traced.size());
        QCOMPARE(seen.size(), traced.size());
        for (std::size_t i = 0; i < traced.size(); ++i)
            QCOMPARE(difference(traced[i], seen[i]), QString());
    }

    void aLateProofIsSignedAgain()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::UserInfo, flow::HoldPoint::BeforeRequest);
        QVERIFY(fixture.runner.start(profile(m_issuer, ClientAuth::None, true)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::UserInfo));
        const QByteArray before =
            fixture.runner.trace().last(MessageKind::UserInfo)->request.headers.value("DPoP");
        fixture.runner.continueRun();
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.runner.isRunning(), 20'000);
        const flow::Message &sent = *fixture.runner.trace().last(MessageKind::UserInfo);
        QVERIFY(sent.request.headers.value("DPoP") != before);
        QCOMPARE(sent.response->status, 200);
        m_server->requests(sentRequests(fixture.runner.trace()).size());
    }

    void theServerRefusesAProofThatWasEdited()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, flow::HoldPoint::BeforeRequest);
        QVERIFY(fixture.runner.start(profile(m_issuer, ClientAuth::None, true)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        http::Request edited = fixture.runner.trace().last(MessageKind::Token)->request;
        edited.headers.set("DPoP", *oauth::makeDpopProof({"GET", edited.url}, *oauth::makeProofKey({}),
                                                         fixture.clock.nowSeconds(), fixture.random));
        fixture.runner.editRequest(edited);
        fixture.runner.continueRun();
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.runner.isRunning(), 20'000);
        const flow::Message &token = *fixture.runner.trace().last(MessageKind::Token);
        QVERIFY(token.response->body.contains("invalid_dpop_proof"));
        QCOMPARE(fixture.outcomeOf("DP02"_L1), lint::Outcome::Failed);
        m_server->requests(sentRequests(fixture.runner.trace()).size());
    }
};

QTEST_GUILESS_MAIN(TestPeerSignedFlows)
#include "tst_peer_signed_flows.moc"
