#include "core/oauth/introspection.h"
#include "core/oauth/revocation.h"
#include "core/oauth/userinfo.h"
#include "tests/core/provider/fixture.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using test::errorOf;
using test::Fixture;

/// Userinfo, introspection, revocation and the API.
class TestProviderApi : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;
    const oauth::ClientCredentials m_api{"demo-api", oauth::ClientAuth::SecretBasic,
                                         base::SecretBytes("demo-api-secret")};

    http::Response call(const char *path, const QByteArray &token)
    {
        return m_fixture->browser().send(oauth::buildTokenCall("GET", m_fixture->url(path), token));
    }
    oauth::Reading<oauth::IntrospectionResponse> introspect(const QByteArray &token,
                                                            const oauth::ClientCredentials &client)
    {
        return oauth::readIntrospectionResponse(m_fixture->browser().send(
            *oauth::buildIntrospectionRequest(m_fixture->url("/introspect"), token, {}, client)));
    }
    http::Response revoke(const oauth::Profile &profile, const QByteArray &token)
    {
        return m_fixture->browser().send(*oauth::buildRevocationRequest(m_fixture->url("/revoke"), token, {},
                                                                        Fixture::credentials(profile)));
    }
    QByteArray tokenFor(const char *client, const QStringList &scope)
    {
        oauth::Profile profile = m_fixture->profile(QString::fromLatin1(client));
        profile.scope = scope;
        return m_fixture->login(profile).accessToken;
    }

private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }

    void apiCalls_data()
    {
        QTest::addColumn<QString>("client");
        QTest::newRow("JWT") << u"demo-native"_s;
        QTest::newRow("opaque") << u"demo-web-opaque"_s;
    }
    void apiCalls()
    {
        QFETCH(QString, client);
        const QByteArray id = client.toLatin1();
        QCOMPARE(call("/api/orders", tokenFor(id, {u"orders:read"_s})).status, 200);
        const http::Response narrow = call("/api/orders", tokenFor(id, {u"openid"_s}));
        QCOMPARE(narrow.status, 403); // RFC 6750 §3.1
        QVERIFY(narrow.headers.value("WWW-Authenticate").contains("error=\"insufficient_scope\""));
        const QByteArray old = tokenFor(id, {u"orders:read"_s});
        m_fixture->passSeconds(600);
        const http::Response expired = call("/api/orders", old);
        QCOMPARE(expired.status, 401);
        QVERIFY(expired.headers.value("WWW-Authenticate").contains("error=\"invalid_token\""));
    }

    void apiRefusals()
    {
        const http::Response bare = m_fixture->browser().get("/api/orders");
        QCOMPARE(bare.status, 401);
        QVERIFY(bare.headers.value("WWW-Authenticate").startsWith("Bearer "));
        QVERIFY(
            !bare.headers.value("WWW-Authenticate").contains("error=")); // RFC 6750 §3.1: no token, no error
        QVERIFY(
            bare.headers.value("WWW-Authenticate").contains("/.well-known/oauth-protected-resource/api\""));
        QCOMPARE(m_fixture->browser().get("/api/orders?access_token=x").status, 400);

        const oauth::TokenResponse tokens = m_fixture->login("demo-native");
        QCOMPARE(call("/api/orders", tokens.idToken).status, 401); // RFC 9068 §4: typ
        QByteArray changed = tokens.accessToken;
        changed[changed.size() / 2] = changed[changed.size() / 2] == 'A' ? 'B' : 'A';
        QCOMPARE(call("/api/orders", changed).status, 401);
        const QByteArray twice = "Bearer " + tokens.accessToken;
        QCOMPARE(m_fixture->browser()
                     .get("/api/orders", {{"Authorization", twice}, {"Authorization", twice}})
                     .status,
                 400);
        QCOMPARE(call("/api/orders", "x.y.z").status, 401);
    }

    void wrongAudience()
    {
        provider::Hooks hooks;
        hooks.members = [](provider::Part part, provider::Members &members) {
            if (part == provider::Part::AccessTokenClaims)
                members.set("aud"_L1, u"https://elsewhere.example"_s);
        };
        m_fixture->server.setHooks(hooks);
        const QByteArray token = tokenFor("demo-native", {u"orders:read"_s});
        m_fixture->server.setHooks({});
        QCOMPARE(call("/api/orders", token).status, 401);
    }

    void userInfo()
    {
        const oauth::TokenResponse tokens = m_fixture->login("demo-native");
        const auto reading = oauth::readUserInfoResponse(call("/userinfo", tokens.accessToken));
        QVERIFY(reading.findings.empty());
        QCOMPARE(reading.value.document["preferred_username"_L1].toString(), u"alice"_s);
        QCOMPARE(reading.value.document["email"_L1].toString(), u"alice@example.com"_s);
        const http::Response posted =
            m_fixture->browser().post("/userinfo", {{"access_token", tokens.accessToken}});
        QCOMPARE(oauth::readUserInfoResponse(posted).value.subject, reading.value.subject); // RFC 6750 §2.2
        const http::Response both =
            m_fixture->browser().post("/userinfo", {{"access_token", tokens.accessToken}},
                                      {{"Authorization", "Bearer " + tokens.accessToken}});
        QCOMPARE(both.status, 400);
        QCOMPARE(call("/userinfo", tokenFor("demo-native", {u"orders:read"_s})).status, 403);
        QCOMPARE(call("/userinfo", "unknown").status, 401);
        QVERIFY(call("/userinfo", tokenFor("demo-native", {u"openid"_s})).body.contains("sub"));
        QVERIFY(!call("/userinfo", tokenFor("demo-native", {u"openid"_s})).body.contains("email"));
    }

    void introspection()
    {
        const oauth::TokenResponse tokens = m_fixture->login("demo-web-opaque");
        const auto own =
            introspect(tokens.accessToken, Fixture::credentials(m_fixture->profile(u"demo-web-opaque"_s)));
        QVERIFY(own.findings.empty());
        QCOMPARE(own.value.active, std::optional(true));
        QCOMPARE(own.value.username, u"alice"_s);
        QCOMPARE(own.value.scope, *tokens.scope);
        QCOMPARE(introspect(tokens.accessToken, m_api).value.clientId, u"demo-web-opaque"_s);
        QCOMPARE(introspect(tokens.refreshToken, m_api).value.active, std::optional(true));
        // RFC 7662 §2.2: unknown, foreign and expired look the same
        const auto foreign =
            introspect(tokens.accessToken, Fixture::credentials(m_fixture->profile(u"demo-web"_s)));
        QCOMPARE(foreign.value.document.text(), QByteArray(R"({"active":false})"));
        QCOMPARE(introspect("unknown", m_api).value.document.text(), QByteArray(R"({"active":false})"));
        m_fixture->passSeconds(600);
        QCOMPARE(introspect(tokens.accessToken, m_api).value.active, std::optional(false));
    }

    void introspectionNeedsAuthentication()
    {
        const oauth::ClientCredentials native{"demo-native", oauth::ClientAuth::None, {}};
        QCOMPARE(introspect("x", native).value.error.code, u"invalid_client"_s); // RFC 7662 §2.1
        oauth::ClientCredentials wrong = m_api;
        wrong.secret = base::SecretBytes("wrong");
        QCOMPARE(introspect("x", wrong).value.error.code, u"invalid_client"_s);
    }

    void revocation()
    {
        const oauth::Profile profile = m_fixture->profile(u"demo-web-opaque"_s);
        const oauth::TokenResponse tokens = m_fixture->login(profile);
        QCOMPARE(revoke(profile, tokens.accessToken).status, 200);
        QCOMPARE(revoke(profile, tokens.accessToken).status, 200); // RFC 7009 §2.2
        QCOMPARE(revoke(profile, "unknown").status, 200);
        QCOMPARE(introspect(tokens.accessToken, m_api).value.active, std::optional(false));
        QCOMPARE(call("/api/orders", tokens.accessToken).status, 401);
        QCOMPARE(introspect(tokens.refreshToken, m_api).value.active, std::optional(true));
        QCOMPARE(errorOf(revoke(m_fixture->profile(u"demo-web"_s), tokens.refreshToken)), u"invalid_grant"_s);
    }

    void revokingARefreshTokenEndsItsFamily()
    {
        const oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        const oauth::TokenResponse tokens = m_fixture->login(profile);
        QCOMPARE(revoke(profile, tokens.refreshToken).status, 200);
        QCOMPARE(errorOf(m_fixture->exchange(profile, oauth::refreshTokenGrant(tokens.refreshToken))),
                 u"invalid_grant"_s);
        QCOMPARE(call("/userinfo", tokens.accessToken).status, 401);
        // Checked without asking the server, a JWT is good until it expires.
        QCOMPARE(call("/api/orders", tokens.accessToken).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestProviderApi)
#include "tst_provider_api.moc"
