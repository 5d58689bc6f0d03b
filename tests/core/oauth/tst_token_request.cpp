#include "core/oauth/introspection.h"
#include "core/oauth/revocation.h"
#include "core/oauth/token_request.h"
#include "core/oauth/userinfo.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::ClientAuth;

class TestTokenRequest : public QObject
{
    Q_OBJECT

private slots:
    void bodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("expected");
        const QByteArray client = "client_id=app";
        const auto row = [&client](const char *name, const oauth::TokenRequest &request,
                                   const QByteArray &expected) {
            const base::Result<http::Request> built = oauth::buildTokenRequest(request);
            QVERIFY(built);
            QTest::newRow(name) << built->body << expected;
        };
        const QUrl endpoint(u"https://op.example/token"_s);
        const oauth::ClientCredentials app{"app", ClientAuth::None, {}};
        row("code, RFC 6749 section 4.1.3 and RFC 7636 section 4.5",
            {endpoint,
             oauth::authorizationCodeGrant("4/0+", "https://client.example.com/cb", "v"),
             app,
             {},
             {}},
            "grant_type=authorization_code&code=4%2F0%2B&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb"
            "&code_verifier=v&" +
                client);
        row("without redirect URI and verifier",
            {endpoint, oauth::authorizationCodeGrant("c", {}, {}), app, {}, {}},
            "grant_type=authorization_code&code=c&" + client);
        row("refresh, RFC 6749 section 6",
            {endpoint, oauth::refreshTokenGrant("tGzv3JOkF0XG5Qx2TlKWIA", {u"a"_s, u"b"_s}), app, {}, {}},
            "grant_type=refresh_token&refresh_token=tGzv3JOkF0XG5Qx2TlKWIA&scope=a+b&" + client);
        row("resource, RFC 8707 section 2.2",
            {endpoint, oauth::clientCredentialsGrant({}), app, {u"https://a"_s, u"https://b"_s}, {}},
            "grant_type=client_credentials&resource=https%3A%2F%2Fa&resource=https%3A%2F%2Fb&" + client);
        row("extra parameters",
            {endpoint, oauth::clientCredentialsGrant({u"s"_s}), app, {}, {{"scope", "t"}, {"x", "y"}}},
            "grant_type=client_credentials&scope=t&" + client + "&x=y");
    }
    void bodies()
    {
        QFETCH(QByteArray, body);
        QTEST(body, "expected");
    }

    void isAFormPost()
    {
        const auto request =
            oauth::buildTokenRequest({QUrl(u"https://op.example/token?t=1"_s),
                                      oauth::clientCredentialsGrant({}),
                                      {"a b", ClientAuth::SecretBasic, base::SecretBytes("s:")},
                                      {},
                                      {}});
        QVERIFY(request);
        QCOMPARE(request->method, QByteArray("POST"));
        QCOMPARE(request->url, QByteArray("https://op.example/token?t=1"));
        QCOMPARE(request->headers.value("Content-Type"), QByteArray("application/x-www-form-urlencoded"));
        QCOMPARE(request->headers.value("Accept"), QByteArray("application/json"));
        QCOMPARE(request->headers.value("Authorization"), "Basic " + QByteArray("a+b:s%3A").toBase64());
        QVERIFY(!request->body.contains("client_id"));
    }

    void introspectionAndRevocation()
    {
        const oauth::ClientCredentials app{"app", ClientAuth::SecretPost, base::SecretBytes("x")};
        const QUrl url(u"https://op.example/i"_s);
        QCOMPARE(oauth::buildIntrospectionRequest(url, "t+", "access_token", app)->body,
                 QByteArray("token=t%2B&token_type_hint=access_token&client_id=app&client_secret=x"));
        QCOMPARE(oauth::buildRevocationRequest(url, "t", {}, app)->body,
                 QByteArray("token=t&client_id=app&client_secret=x"));
    }

    void userInfo()
    {
        const auto request = oauth::buildUserInfoRequest(QUrl(u"https://op.example/me"_s), "mF_9.B5f-4.1JqM");
        QVERIFY(request);
        QCOMPARE(request->method, QByteArray("GET"));
        QCOMPARE(request->headers.value("Authorization"),
                 QByteArray("Bearer mF_9.B5f-4.1JqM")); // RFC 6750 §2.1
    }

    void missingEndpoints()
    {
        const oauth::ClientCredentials app{"app", ClientAuth::None, {}};
        QCOMPARE(oauth::buildTokenRequest({{}, {}, app, {}, {}}).error().code, "token-endpoint-missing"_L1);
        QCOMPARE(oauth::buildIntrospectionRequest({}, "t", {}, app).error().code,
                 "introspection-endpoint-missing"_L1);
        QCOMPARE(oauth::buildRevocationRequest({}, "t", {}, app).error().code,
                 "revocation-endpoint-missing"_L1);
        QCOMPARE(oauth::buildUserInfoRequest({}, "t").error().code, "userinfo-endpoint-missing"_L1);
    }
};

QTEST_GUILESS_MAIN(TestTokenRequest)
#include "tst_token_request.moc"
