#include "core/jose/sign.h"
#include "core/oauth/revocation.h"
#include "tests/core/provider/fixture.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;
using test::errorOf;
using test::Fixture;

/// client_secret_jwt and private_key_jwt at the built-in provider, RFC 7523 and OpenID Connect Core 1.0 §9.
class TestProviderAssertions : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;
    std::unique_ptr<provider::Provider> m_server;
    jose::Jwk m_key;

    oauth::ClientCredentials credentials(const char *id, const jose::Jwk &key, const QByteArray &alg)
    {
        oauth::ClientCredentials client{id, ClientAuth::PrivateKeyJwt, {}};
        client.signer = oauth::AssertionSigner{key, alg, m_server->issuer().toUtf8(), &m_fixture->clock,
                                               &m_fixture->random};
        return client;
    }

    http::Response grant(const oauth::ClientCredentials &client, const encoding::FormPairs &extra = {})
    {
        const auto request = oauth::buildTokenRequest({QUrl(m_server->issuer() + "/token"_L1),
                                                       oauth::clientCredentialsGrant({u"orders:read"_s}),
                                                       client,
                                                       {},
                                                       extra});
        return test::Browser(m_server->issuer()).send(*request);
    }

    jose::Jwk secretKey() const
    {
        return jose::keyFromSecret(base::SecretBytes("demo-web-jwt-secret-of-more-than-32-bytes"));
    }

private slots:
    void initTestCase()
    {
        m_fixture = std::make_unique<Fixture>();
        m_key = *jose::generateJwk("ES256");
        auto options = m_fixture->options(provider::SignIn::Automatic);
        provider::Client byKey;
        byKey.id = "web-key";
        byKey.kind = provider::ClientKind::Confidential;
        byKey.grants = {oauth::Grant::ClientCredentials};
        byKey.key = jose::makeJwk(m_key.key.publicPart());
        options.clients.push_back(byKey);
        m_server = std::make_unique<provider::Provider>(options);
        QVERIFY(m_server->listen().ok());
    }

    void privateKeyJwt()
    {
        const auto client = credentials("web-key", m_key, "ES256");
        QCOMPARE(grant(client).status, 200);
        const jose::Jwk other = *jose::generateJwk("ES256");
        QCOMPARE(errorOf(grant(credentials("web-key", other, "ES256"))), u"invalid_client"_s);
        QCOMPARE(errorOf(grant({"web-key", ClientAuth::None, {}})), u"invalid_client"_s);
    }

    void clientSecretJwt_data()
    {
        QTest::addColumn<QByteArray>("alg");
        for (const char *alg : {"HS256", "HS384", "HS512"})
            QTest::newRow(alg) << QByteArray(alg);
    }
    void clientSecretJwt()
    {
        QFETCH(QByteArray, alg);
        QCOMPARE(grant(credentials("demo-web-jwt", secretKey(), alg)).status, 200);
    }

    void wrongAssertions_data()
    {
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("audience");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QString>("error");
        const QByteArray type = oauth::jwtBearerAssertion.toByteArray();
        QTest::newRow("good") << "demo-web-jwt"_ba
                              << ""_ba << type << u"200"_s;
        QTest::newRow("token endpoint as audience") << "demo-web-jwt"_ba
                                                    << "/token"_ba << type << u"200"_s;
        QTest::newRow("another audience") << "demo-web-jwt"_ba
                                          << "x"_ba << type << u"invalid_client"_s;
        QTest::newRow("another client's secret") << "demo-web"_ba
                                                 << ""_ba << type << u"invalid_client"_s;
        QTest::newRow("unknown client") << "nobody"_ba
                                        << ""_ba << type << u"invalid_client"_s;
        QTest::newRow("public client") << "demo-native"_ba
                                       << ""_ba << type << u"invalid_client"_s;
        QTest::newRow("another type") << "demo-web-jwt"_ba
                                      << ""_ba
                                      << "saml"_ba << u"invalid_request"_s;
    }
    void wrongAssertions()
    {
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, audience);
        QFETCH(QByteArray, type);
        auto client = credentials(id, secretKey(), "HS256");
        client.signer->audience += audience;
        QTEST(errorOf(grant(client, {{"client_assertion_type", type}})), "error");
    }

    void anAssertionIsGoodOnceAndForAMinute()
    {
        const auto client = credentials("web-key", m_key, "ES256");
        const QByteArray assertion = *oauth::makeClientAssertion("web-key", *client.signer);
        const encoding::FormPairs fixed{{"client_assertion", assertion}};
        QCOMPARE(grant(client, fixed).status, 200);
        QCOMPARE(errorOf(grant(client, fixed)), u"invalid_client"_s);
        const QByteArray late = *oauth::makeClientAssertion("web-key", *client.signer);
        m_fixture->passSeconds(60);
        QCOMPARE(errorOf(grant(client, {{"client_assertion", late}})), u"invalid_client"_s);
    }

    void oneMethodOnly()
    {
        // RFC 6749 section 2.3
        const auto client = credentials("demo-web-jwt", secretKey(), "HS256");
        QCOMPARE(errorOf(grant(client, {{"client_secret", "demo-web-jwt-secret-of-more-than-32-bytes"}})),
                 u"invalid_request"_s);
        QCOMPARE(errorOf(grant(client, {{"client_id", "demo-web"}})), u"invalid_client"_s);
    }

    void otherEndpointsTakeThemToo()
    {
        const auto client = credentials("demo-web-jwt", secretKey(), "HS256");
        const auto request =
            oauth::buildRevocationRequest(QUrl(m_server->issuer() + "/revoke"_L1), "token", {}, client);
        QCOMPARE(test::Browser(m_server->issuer()).send(*request).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestProviderAssertions)
#include "tst_provider_assertions.moc"
