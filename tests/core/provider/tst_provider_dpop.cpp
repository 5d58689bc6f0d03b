#include "core/jose/jws.h"
#include "core/oauth/dpop_proof.h"
#include "core/oauth/introspection.h"
#include "core/oauth/userinfo.h"
#include "core/provider/faults.h"
#include "tests/core/provider/fixture.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using test::errorOf;
using test::Fixture;

/// DPoP at the built-in provider, RFC 9449.
class TestProviderDpop : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;
    jose::Jwk m_key;
    oauth::Profile m_profile;

    QByteArray proof(const http::Request &request, const jose::Jwk &key, const QByteArray &nonce = {})
    {
        return *oauth::makeDpopProof(oauth::dpopTarget(request, nonce), key, m_fixture->clock.nowSeconds(),
                                     m_fixture->random);
    }

    http::Request tokenRequest(const encoding::FormPairs &grant)
    {
        return *oauth::buildTokenRequest(
            {m_fixture->url("/token"), grant, Fixture::credentials(m_profile), {}, {}});
    }

    /// Sends the request with a proof by that key.
    http::Response send(http::Request request, const jose::Jwk &key, const QByteArray &nonce = {})
    {
        request.headers.set("DPoP", proof(request, key, nonce));
        return m_fixture->browser().send(request);
    }

    /// A code that dpop_jkt binds to the key, as a token request.
    http::Request codeRequest(const std::optional<jose::Jwk> &announced)
    {
        oauth::RunValues run =
            oauth::makeRunValues(m_profile, "http://127.0.0.1:50123/callback", m_fixture->random);
        run.proofKey = announced;
        oauth::ServerMetadata metadata;
        metadata.authorizationEndpoint = m_fixture->url("/authorize");
        const auto url = oauth::authorizationUrl(*oauth::buildAuthorizationRequest(m_profile, metadata, run));
        const http::Response response = m_fixture->browser().get(url.toEncoded());
        const QByteArray code =
            encoding::firstValue(test::redirectParameters(response), "code").value_or(QByteArray());
        return tokenRequest(oauth::authorizationCodeGrant(code, run.redirectUri, run.pkce.verifier));
    }

    oauth::TokenResponse boundTokens()
    {
        return oauth::readTokenResponse(send(codeRequest(m_key), m_key)).value;
    }

    http::Request call(const QByteArray &token, oauth::TokenScheme scheme = oauth::TokenScheme::Dpop,
                       const char *path = "/api/orders") const
    {
        return oauth::buildTokenCall("GET", m_fixture->url(path), token, scheme);
    }

    void switchOn(const char *fault)
    {
        m_fixture->server.setHooks(*provider::hooksFor({QString::fromLatin1(fault)}));
    }

private slots:
    void initTestCase()
    {
        m_key = *oauth::makeProofKey({});
        m_fixture = std::make_unique<Fixture>();
        m_profile = m_fixture->profile(u"demo-dpop"_s);
        QVERIFY(m_profile.dpop);
    }
    void init() { m_fixture->server.setHooks({}); }

    void tokensAreBound()
    {
        const oauth::TokenResponse tokens = boundTokens();
        QCOMPARE(tokens.tokenType, u"DPoP"_s);
        const auto jws = jose::parseJws(tokens.accessToken);
        const auto claims = encoding::JsonDocument::parse(jws->payload);
        QCOMPARE((*claims)["cnf"_L1]["jkt"_L1].toUtf8(), m_key.thumbprint()); // RFC 9449 section 6.1
        QCOMPARE(send(call(tokens.accessToken), m_key).status, 200);
        QCOMPARE(send(call(tokens.accessToken, oauth::TokenScheme::Dpop, "/userinfo"), m_key).status, 200);
    }

    void introspectionTellsTheBinding()
    {
        // RFC 9449 section 6.2
        const oauth::ClientCredentials api{"demo-api", oauth::ClientAuth::SecretBasic,
                                           base::SecretBytes("demo-api-secret")};
        const auto reading =
            oauth::readIntrospectionResponse(m_fixture->browser().send(*oauth::buildIntrospectionRequest(
                m_fixture->url("/introspect"), boundTokens().accessToken, {}, api)));
        QCOMPARE(reading.value.tokenType, u"DPoP"_s);
        QCOMPARE(reading.value.document["cnf"_L1]["jkt"_L1].toUtf8(), m_key.thumbprint());
    }

    void withoutProofTokensAreBearer()
    {
        const auto tokens = oauth::readTokenResponse(m_fixture->browser().send(codeRequest({}))).value;
        QCOMPARE(tokens.tokenType, u"Bearer"_s);
        QCOMPARE(m_fixture->browser().send(call(tokens.accessToken, oauth::TokenScheme::Bearer)).status, 200);
        QCOMPARE(send(call(tokens.accessToken), m_key).status, 401); // it is bound to nothing
    }

    void badProofsAreRefused_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<qint64>("age");
        QTest::newRow("good") << "POST"_ba
                              << "/token"_ba << qint64(0);
        QTest::newRow("59 seconds old") << "POST"_ba
                                        << "/token"_ba << qint64(59);
        QTest::newRow("61 seconds old") << "POST"_ba
                                        << "/token"_ba << qint64(61);
        QTest::newRow("other method") << "GET"_ba
                                      << "/token"_ba << qint64(0);
        QTest::newRow("other URL") << "POST"_ba
                                   << "/userinfo"_ba << qint64(0);
    }
    void badProofsAreRefused()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, path);
        QFETCH(qint64, age);
        http::Request request = codeRequest(m_key);
        const QByteArray made =
            *oauth::makeDpopProof({method, m_fixture->server.issuer().toUtf8() + path}, m_key,
                                  m_fixture->clock.nowSeconds() - age, m_fixture->random);
        request.headers.set("DPoP", made);
        const http::Response response = m_fixture->browser().send(request);
        const bool good = method == "POST" && path == "/token" && age < 60;
        QCOMPARE(response.status, good ? 200 : 400);
        QCOMPARE(errorOf(response), good ? u"200"_s : u"invalid_dpop_proof"_s);
    }

    void aProofIsGoodOnce()
    {
        const QByteArray token = boundTokens().accessToken;
        http::Request request = call(token);
        request.headers.set("DPoP", proof(request, m_key));
        QCOMPARE(m_fixture->browser().send(request).status, 200);
        const http::Response again = m_fixture->browser().send(request);
        QCOMPARE(again.status, 401);
        const QByteArray challenge = again.headers.value("WWW-Authenticate");
        QVERIFY(challenge.startsWith("DPoP ") && challenge.contains("error=\"invalid_dpop_proof\"") &&
                challenge.contains("algs=\"ES256"));
    }

    void theCodeIsBoundToItsKey()
    {
        // RFC 9449 section 10
        const jose::Jwk other = *oauth::makeProofKey({});
        QCOMPARE(errorOf(send(codeRequest(m_key), other)), u"invalid_grant"_s);
        QCOMPARE(errorOf(m_fixture->browser().send(codeRequest(m_key))), u"invalid_grant"_s);
        QCOMPARE(send(codeRequest({}), other).status, 200);
        switchOn("dpop-jkt-ignored");
        QCOMPARE(send(codeRequest(m_key), other).status, 200);
    }

    void theTokenIsBoundToItsKey()
    {
        const QByteArray token = boundTokens().accessToken;
        const jose::Jwk other = *oauth::makeProofKey({});
        QCOMPARE(send(call(token), other).status, 401);
        QCOMPARE(m_fixture->browser().send(call(token)).status, 401); // no proof
        const http::Request bearer = call(token, oauth::TokenScheme::Bearer);
        QCOMPARE(m_fixture->browser().send(bearer).status, 401); // RFC 9449 section 7.2
        switchOn("dpop-token-as-bearer");
        QCOMPARE(m_fixture->browser().send(bearer).status, 200);
    }

    void theRefreshTokenIsBoundToItsKey()
    {
        // RFC 9449 section 5: that of a public client
        const oauth::TokenResponse tokens = boundTokens();
        const http::Request refresh = tokenRequest(oauth::refreshTokenGrant(tokens.refreshToken));
        QCOMPARE(errorOf(m_fixture->browser().send(refresh)), u"invalid_grant"_s);
        QCOMPARE(errorOf(send(refresh, *oauth::makeProofKey({}))), u"invalid_grant"_s);
        const auto again = oauth::readTokenResponse(send(refresh, m_key)).value;
        QCOMPARE(again.tokenType, u"DPoP"_s);
        QCOMPARE(send(call(again.accessToken), m_key).status, 200);
    }

    void noncesAreAskedFor()
    {
        switchOn("dpop-nonce-demanded");
        const http::Request request = codeRequest(m_key);
        const http::Response asked = send(request, m_key);
        QVERIFY(oauth::demandsNonce(asked));
        const QByteArray nonce = asked.headers.value("DPoP-Nonce");
        QVERIFY(oauth::isDpopNonce(nonce));
        QVERIFY(oauth::demandsNonce(send(request, m_key, "made-up")));
        const http::Response granted = send(request, m_key, nonce);
        QCOMPARE(granted.status, 200);
        QVERIFY(granted.headers.value("DPoP-Nonce") != nonce); // a newer one comes along, section 8.2
        const QByteArray token = oauth::readTokenResponse(granted).value.accessToken;
        const http::Response api = send(call(token), m_key);
        QCOMPARE(api.status, 401);
        QVERIFY(oauth::demandsNonce(api)); // section 9
        QCOMPARE(send(call(token), m_key, api.headers.value("DPoP-Nonce")).status, 200);
        m_fixture->passSeconds(301);
        QVERIFY(oauth::demandsNonce(send(codeRequest(m_key), m_key, nonce)));
    }

    void metadataNameTheAlgorithms()
    {
        const auto reading = oauth::readServerMetadata(
            m_fixture->browser().get("/.well-known/openid-configuration"), m_fixture->server.issuer());
        QVERIFY(reading->value.dpopSigningAlgValuesSupported->contains("ES256"_L1));
    }
};

QTEST_GUILESS_MAIN(TestProviderDpop)
#include "tst_provider_dpop.moc"
