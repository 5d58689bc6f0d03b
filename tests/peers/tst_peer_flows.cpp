#include "core/report/flow_tokens.h"
#include "tests/peers/peer_server.h"
#include "tests/support/flow_fixture.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;

/// Whole runs against npm oidc-provider, a certified OpenID provider (tests/peers/oidc_provider.mjs).
class TestPeerFlows : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<PeerServer> m_server;
    QString m_issuer;

    oauth::Profile profile(const QString &client, const QString &resource = {}) const
    {
        oauth::Profile profile;
        profile.issuer = m_issuer;
        profile.client.id = client;
        if (client != "peer-native"_L1) {
            const bool post = client == "peer-web-post"_L1;
            profile.client.auth = post ? oauth::ClientAuth::SecretPost : oauth::ClientAuth::SecretBasic;
            profile.client.secret.place = oauth::SecretPlace::Text;
            // With the characters that a form must encode, as oidc_provider.mjs registers them.
            profile.client.secret.text =
                base::SecretBytes(QByteArrayView(post ? "post secret+/=%&" : "a secret+with/=%& signs"));
        }
        profile.scope = {u"openid"_s, u"offline_access"_s, u"profile"_s};
        profile.authorizationParameters = {{"prompt", "consent"}};
        profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Refresh, oauth::AfterStep::Introspect};
        if (!resource.isEmpty()) {
            profile.scope += u"orders:read"_s;
            profile.resource = {resource};
            profile.after = {oauth::AfterStep::Refresh, oauth::AfterStep::Revoke};
        }
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
    }

    void completes_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("resource");
        QTest::newRow("public, JWT") << u"peer-native"_s << u"https://api.example.org"_s;
        QTest::newRow("public, opaque") << u"peer-native"_s << QString();
        QTest::newRow("confidential, JWT") << u"peer-web"_s << u"https://api.example.org"_s;
        QTest::newRow("confidential, opaque") << u"peer-web"_s << QString();
        QTest::newRow("confidential, secret in the body") << u"peer-web-post"_s << QString();
    }
    void completes()
    {
        QFETCH(QString, client);
        QFETCH(QString, resource);
        FlowFixture fixture;
        QVERIFY(fixture.run(profile(client, resource)));
        const flow::FlowResult &result = fixture.runner.result();
        QVERIFY2(result.status == FlowStatus::Completed, qPrintable(fixture.failure()));
        const auto id = report::inspectReceived(*result.token(flow::TokenRole::IdToken), result,
                                                fixture.clock.nowSeconds());
        QCOMPARE(id.signatures.at(0).status, jose::SignatureStatus::Verified);
        const auto access = report::inspectReceived(*result.token(flow::TokenRole::AccessToken), result,
                                                    fixture.clock.nowSeconds());
        QCOMPARE(access.document.jws() != nullptr, !resource.isEmpty());
        QVERIFY(resource.isEmpty() || access.signatures.at(0).status == jose::SignatureStatus::Verified);
        // A certified provider breaks no rule; that it keeps a confidential client's tokens is no matter of
        // these.
        QCOMPARE(fixture.failedChecks(base::Level::Error).join(u'\n'), QString());

        const auto traced = sentRequests(fixture.runner.trace());
        const auto seen = m_server->requests(traced.size());
        QCOMPARE(seen.size(), traced.size());
        for (std::size_t i = 0; i < traced.size(); ++i)
            QCOMPARE(difference(traced[i], seen[i]), QString());
    }

    void deniedConsentEndsTheRun()
    {
        FlowFixture fixture;
        fixture.browser.consent = Consent::Deny;
        QVERIFY(fixture.run(profile(u"peer-native"_s)));
        QCOMPARE(fixture.runner.result().failure->code, "authorization-error"_L1);
        QVERIFY(fixture.runner.result().failure->message.contains(u"access_denied"_s));
        QCOMPARE(fixture.outcomeOf("RS01"_L1), lint::Outcome::Passed);
        m_server->requests(1);
    }

    void wrongStateIsRefused()
    {
        FlowFixture fixture;
        fixture.browser.tamper = [](QUrl url) {
            url.setQuery(url.query(QUrl::FullyEncoded).replace(u"state="_s, u"state=x"_s));
            return url;
        };
        QVERIFY(fixture.run(profile(u"peer-native"_s)));
        QCOMPARE(fixture.runner.result().failure->code, "state-mismatch"_L1);
        QCOMPARE(fixture.outcomeOf("RS01"_L1), lint::Outcome::Failed);
        QVERIFY(!fixture.runner.trace().last(MessageKind::Token));
        m_server->requests(1);
    }

    void editedTokenRequestIsRefusedAndRecorded()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, flow::HoldPoint::BeforeRequest);
        QVERIFY(fixture.runner.start(profile(u"peer-native"_s)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        http::Request request = fixture.runner.trace().last(MessageKind::Token)->request;
        encoding::FormPairs form = encoding::parseForm(request.body);
        std::ranges::find(form, "code_verifier", &encoding::FormPair::name)->value = QByteArray(43, 'a');
        request.body = encoding::encodeForm(form);
        fixture.runner.editRequest(request);
        fixture.runner.send();
        QTRY_VERIFY(!fixture.runner.isRunning());
        const flow::Message &token = *fixture.runner.trace().last(MessageKind::Token);
        QCOMPARE(token.response->status, 400);
        QVERIFY(token.response->body.contains("\"invalid_grant\""));
        QVERIFY(token.response->body.endsWith('}'));
        QCOMPARE(fixture.runner.result().failure->code, "token-refused"_L1);
        QCOMPARE(fixture.outcomeOf("TQ07"_L1), lint::Outcome::Failed);
        QCOMPARE(difference(token.request, m_server->requests(2).back()), QString());
    }
};

QTEST_GUILESS_MAIN(TestPeerFlows)
#include "tst_peer_flows.moc"
