#include "core/jose/verify.h"
#include "tests/core/provider/fixture.h"

#include <QCryptographicHash>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::TokenOutcome;
using test::errorOf;
using test::Fixture;

class TestProviderTokens : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;

    encoding::JsonDocument verified(const QByteArray &token, const QString &typ, const QByteArray &alg) const
    {
        const base::Result<jose::KeySet> keys =
            jose::readKeys(m_fixture->browser().get("/jwks").body, u"jwks"_s);
        const base::Result<jose::ParsedJws> jws = jose::parseJws(token);
        if (!keys || !jws)
            return {};
        const std::optional<jose::VerifiedJws> result = jose::VerifiedJws::verify(*jws, *keys);
        if (!result || result->header()["typ"_L1].toString() != typ ||
            result->header()["alg"_L1].toUtf8() != alg)
            return {};
        return encoding::JsonDocument::parse(result->payload()).valueOr({});
    }

    http::Response refresh(const oauth::Profile &profile, const QByteArray &token,
                           const QStringList &scope = {})
    {
        return m_fixture->exchange(profile, oauth::refreshTokenGrant(token, scope));
    }

private slots:
    void initTestCase() { m_fixture = std::make_unique<Fixture>(); }

    void everyDemoProfile_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<bool>("jwt");
        QTest::addColumn<QByteArray>("alg");
        QTest::newRow("demo-native") << u"demo-native"_s << true << QByteArray("RS256");
        QTest::newRow("demo-native-opaque") << u"demo-native-opaque"_s << false << QByteArray("ES256");
        QTest::newRow("demo-web") << u"demo-web"_s << true << QByteArray("RS256");
        QTest::newRow("demo-web-opaque") << u"demo-web-opaque"_s << false << QByteArray("EdDSA");
    }
    void everyDemoProfile()
    {
        QFETCH(QString, client);
        QFETCH(QByteArray, alg);
        const oauth::Profile profile = m_fixture->profile(client);
        oauth::RunValues run;
        const QByteArray code = m_fixture->code(profile, run);
        const auto reading = oauth::readTokenResponse(m_fixture->exchange(
            profile, oauth::authorizationCodeGrant(code, run.redirectUri, run.pkce.verifier)));
        for (const base::Finding &finding : reading.findings)
            QFAIL(qPrintable(finding.message));
        const oauth::TokenResponse &tokens = reading.value;
        QCOMPARE(tokens.outcome, TokenOutcome::Granted);
        QCOMPARE(*tokens.scope, profile.scope);
        QVERIFY(!tokens.refreshToken.isEmpty());
        QTEST(tokens.accessToken.count('.') == 2, "jwt");

        const encoding::JsonDocument id = verified(tokens.idToken, u"JWT"_s, alg);
        QCOMPARE(id["iss"_L1].toString(), m_fixture->server.issuer());
        QCOMPARE(id["aud"_L1].toString(), client);
        QCOMPARE(id["nonce"_L1].toUtf8(), run.nonce);
        QVERIFY(id["auth_time"_L1].isNumber() && id["sub"_L1].isString() && !id.root().has("azp"_L1));
        // OpenID Connect Core 1.0 §3.1.3.6: the left half of the hash of the signature's algorithm
        const auto digest = alg == "EdDSA" ? QCryptographicHash::Sha512 : QCryptographicHash::Sha256;
        const QByteArray hash = QCryptographicHash::hash(tokens.accessToken, digest);
        QCOMPARE(id["at_hash"_L1].toUtf8(),
                 hash.first(hash.size() / 2)
                     .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    }

    void accessTokenIsThatOfRfc9068()
    {
        const oauth::TokenResponse tokens = m_fixture->login("demo-native");
        const encoding::JsonDocument claims = verified(tokens.accessToken, u"at+jwt"_s, "RS256");
        for (const auto name :
             {"iss"_L1, "exp"_L1, "aud"_L1, "sub"_L1, "client_id"_L1, "iat"_L1, "jti"_L1, "scope"_L1})
            QVERIFY2(claims.root().has(name), name.data()); // RFC 9068 §2.2
        QCOMPARE(claims["aud"_L1].at(0).toString(), m_fixture->server.issuer() + "/api"_L1);
        QCOMPARE(*claims["exp"_L1].toInteger() - *claims["iat"_L1].toInteger(), *tokens.expiresIn);
    }

    void resourceChoosesTheFormat_data()
    {
        QTest::addColumn<QString>("resource");
        QTest::addColumn<bool>("jwt");
        QTest::newRow("api") << u"/api"_s << true;
        QTest::newRow("api/opaque") << u"/api/opaque"_s << false;
        QTest::newRow("api/profile") << u"/api/profile"_s << true;
    }
    void resourceChoosesTheFormat()
    {
        QFETCH(QString, resource);
        oauth::Profile profile = m_fixture->profile(u"demo-web-opaque"_s);
        profile.resource = {m_fixture->server.issuer() + resource}; // RFC 8707
        QTEST(m_fixture->login(profile).accessToken.count('.') == 2, "jwt");
    }

    void onlyTheProfileApiIsToldWhoTheUserIs()
    {
        oauth::Profile profile = m_fixture->profile(u"demo-web"_s);
        profile.resource = {m_fixture->server.issuer() + "/api/profile"_L1};
        const auto told = verified(m_fixture->login(profile).accessToken, u"at+jwt"_s, "RS256");
        QCOMPARE(told["email"_L1].toString(), u"alice@example.com"_s);
        profile.resource = {m_fixture->server.issuer() + "/api"_L1};
        QVERIFY(
            !verified(m_fixture->login(profile).accessToken, u"at+jwt"_s, "RS256").root().has("email"_L1));
        profile.resource = {m_fixture->server.issuer() + "/api/profile"_L1};
        profile.scope.removeOne(u"email"_s); // no more than the user allowed
        QVERIFY(
            !verified(m_fixture->login(profile).accessToken, u"at+jwt"_s, "RS256").root().has("email"_L1));
    }

    void resourcesAreNarrowedNotWidened()
    {
        oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        profile.resource = {m_fixture->server.issuer() + "/api"_L1};
        oauth::RunValues run;
        const auto grant = m_fixture->codeGrant(profile, run);
        QCOMPARE(
            errorOf(m_fixture->exchange(profile, grant, {m_fixture->server.issuer() + "/api/opaque"_L1})),
            u"invalid_target"_s);
        QCOMPARE(errorOf(m_fixture->exchange(profile, grant, profile.resource)), u"200"_s);
    }

    void codeErrors_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QString>("error");
        const auto row = [](const char *title, const char *name, const char *value, const QString &error) {
            QTest::newRow(title) << QByteArray(name) << QByteArray(value) << error;
        };
        const QString grant = u"invalid_grant"_s;
        row("good", "x", "y", u"200"_s);
        row("wrong verifier (RFC 7636 section 4.6)", "code_verifier",
            "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", grant);
        row("no verifier", "code_verifier", "", grant);
        row("another redirect URI", "redirect_uri", "http://127.0.0.1:50124/callback", grant);
        row("no redirect URI", "redirect_uri", "", u"invalid_request"_s);
        row("another code", "code", "x", grant);
        row("no code", "code", "", u"invalid_request"_s);
        row("no grant type", "grant_type", "", u"invalid_request"_s);
        row("unknown grant type", "grant_type", "magic", u"unsupported_grant_type"_s);
        row("grant not allowed", "grant_type", "client_credentials", u"unauthorized_client"_s);
        row("another client's code", "client_id", "demo-native-opaque", grant);
        row("unknown client", "client_id", "x", u"invalid_client"_s);
        row("confidential client without its secret", "client_id", "demo-web", u"invalid_client"_s);
        row("a public client's secret", "client_secret", "x", u"invalid_client"_s);
        row("a public client's empty secret", "client_secret", "", u"200"_s);
    }
    void codeErrors()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, value);
        const oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        oauth::RunValues run;
        const auto grant = m_fixture->codeGrant(profile, run);
        const auto request = oauth::buildTokenRequest(
            {m_fixture->url("/token"), grant, Fixture::credentials(profile), {}, {{name, value}}});
        const http::Response response = m_fixture->browser().send(*request);
        QTEST(errorOf(response), "error");
        const bool isClientError = errorOf(response) == "invalid_client"_L1;
        QCOMPARE(response.status, isClientError ? 401 : response.isSuccess() ? 200 : 400);
        QCOMPARE(response.headers.contains("WWW-Authenticate"), isClientError); // RFC 6749 §5.2
        QCOMPARE(response.headers.value("Cache-Control"), QByteArray("no-store"));
    }

    void codesExpireAndAreForOneUse()
    {
        const oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        oauth::RunValues run;
        auto grant = m_fixture->codeGrant(profile, run);
        m_fixture->passSeconds(60);
        QCOMPARE(errorOf(m_fixture->exchange(profile, grant)), u"invalid_grant"_s);

        grant = m_fixture->codeGrant(profile, run);
        const auto tokens = oauth::readTokenResponse(m_fixture->exchange(profile, grant)).value;
        QCOMPARE(errorOf(m_fixture->exchange(profile, grant)), u"invalid_grant"_s);
        QCOMPARE(errorOf(refresh(profile, tokens.refreshToken)), u"invalid_grant"_s); // RFC 6749 §4.1.2
    }

    void verifierWithoutChallengeIsRefused()
    {
        oauth::Profile profile = m_fixture->profile(u"demo-web"_s);
        profile.pkce = oauth::PkceMethod::None;
        oauth::RunValues run;
        const QByteArray code = m_fixture->code(profile, run);
        const QByteArray verifier(43, 'v'); // RFC 9700 §4.8.2
        QCOMPARE(errorOf(m_fixture->exchange(profile,
                                             oauth::authorizationCodeGrant(code, run.redirectUri, verifier))),
                 u"invalid_grant"_s);
        QCOMPARE(
            errorOf(m_fixture->exchange(profile, oauth::authorizationCodeGrant(code, run.redirectUri, {}))),
            u"200"_s);
    }

    void refreshTokensRotate()
    {
        const oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        const oauth::TokenResponse first = m_fixture->login(profile);
        const auto second = oauth::readTokenResponse(refresh(profile, first.refreshToken)).value;
        QCOMPARE(second.outcome, TokenOutcome::Granted);
        QVERIFY(second.refreshToken != first.refreshToken);
        // OpenID Connect Core 1.0 §12.2
        const encoding::JsonDocument before = verified(first.idToken, u"JWT"_s, "RS256");
        const encoding::JsonDocument after = verified(second.idToken, u"JWT"_s, "RS256");
        for (const auto name : {"iss"_L1, "sub"_L1, "aud"_L1, "auth_time"_L1})
            QCOMPARE(after[name].raw().toByteArray(), before[name].raw().toByteArray());
        // The old one comes again: the family ends (RFC 9700 §4.14.2).
        QCOMPARE(errorOf(refresh(profile, first.refreshToken)), u"invalid_grant"_s);
        QCOMPARE(errorOf(refresh(profile, second.refreshToken)), u"invalid_grant"_s);
    }

    void refreshErrors()
    {
        const oauth::Profile profile = m_fixture->profile(u"demo-native"_s);
        const QByteArray token = m_fixture->login(profile).refreshToken;
        QCOMPARE(errorOf(refresh(profile, token, {u"openid"_s, u"orders:write"_s})), u"invalid_scope"_s);
        QCOMPARE(errorOf(refresh(m_fixture->profile(u"demo-web"_s), token)), u"invalid_grant"_s);
        QCOMPARE(errorOf(refresh(profile, "x")), u"invalid_grant"_s);
        const auto narrow = oauth::readTokenResponse(refresh(profile, token, {u"orders:read"_s})).value;
        QCOMPARE(*narrow.scope, QStringList{u"orders:read"_s});
        QVERIFY(narrow.idToken.isEmpty());
        m_fixture->passSeconds(86'400);
        QCOMPARE(errorOf(refresh(profile, narrow.refreshToken)), u"invalid_grant"_s);
    }

    void clientCredentials()
    {
        const auto service = [this](oauth::ClientAuth auth, const char *secret, const QStringList &scope) {
            const oauth::ClientCredentials client{"demo-service", auth, base::SecretBytes(secret)};
            return m_fixture->browser().send(*oauth::buildTokenRequest(
                {m_fixture->url("/token"), oauth::clientCredentialsGrant(scope), client, {}, {}}));
        };
        for (const oauth::ClientAuth auth : {oauth::ClientAuth::SecretBasic, oauth::ClientAuth::SecretPost}) {
            const auto tokens =
                oauth::readTokenResponse(service(auth, "demo-service-secret", {u"orders:read"_s})).value;
            QVERIFY(tokens.refreshToken.isEmpty() && tokens.idToken.isEmpty()); // RFC 6749 §4.4.3
            QCOMPARE(verified(tokens.accessToken, u"at+jwt"_s, "RS256")["sub"_L1].toString(),
                     u"demo-service"_s);
            QCOMPARE(errorOf(service(auth, "wrong", {})), u"invalid_client"_s);
            QCOMPARE(errorOf(service(auth, "demo-service-secret", {u"openid"_s})), u"invalid_scope"_s);
        }
    }

    void twoClientAuthenticationsAreRefused()
    {
        const http::Response response = m_fixture->browser().post(
            "/token", {{"grant_type", "client_credentials"}, {"client_secret", "demo-service-secret"}},
            {{"Authorization", oauth::basicAuthorization("demo-service", "demo-service-secret")}});
        QCOMPARE(errorOf(response), u"invalid_request"_s); // RFC 6749 §2.3
    }

    void formsOnly()
    {
        QCOMPARE(errorOf(m_fixture->browser().post("/token", {}, {{"Content-Type", "application/json"}})),
                 u"invalid_request"_s);
        QCOMPARE(errorOf(m_fixture->browser().post("/token", {{"grant_type", "x"}, {"grant_type", "x"}})),
                 u"invalid_request"_s);
    }
};

QTEST_GUILESS_MAIN(TestProviderTokens)
#include "tst_provider_tokens.moc"
