#include "core/oauth/server_metadata.h"
#include "tests/core/oauth/rules_of.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using oauth::ServerMetadata;

namespace {

const QByteArray good = json("{'issuer':'https://op.example','authorization_endpoint':'https://op.example/a',"
                             "'token_endpoint':'https://op.example/t','response_types_supported':['code']}");

QByteArray goodWith(const QByteArray &members)
{
    return good.chopped(1) + ',' + members + '}';
}

} // namespace

class TestServerMetadata : public QObject
{
    Q_OBJECT

private slots:
    void bends_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected"); // an error code, or the findings
        const QByteArray jsonType = "application/json";
        const auto row = [&](const char *name, const QByteArray &body, const QString &expected) {
            QTest::newRow(name) << 200 << jsonType << body << expected;
        };
        row("good", good, {});
        row("unknown members", goodWith(json("'x':1")), {});
        row("issuer slash", QByteArray(good).replace("op.example\"", "op.example/\""),
            u"metadata-issuer-slash@/issuer"_s);
        row("issuer in capitals", QByteArray(good).replace("https://op.example\"", "https://OP.example\""),
            u"metadata-issuer-case@/issuer"_s);
        row("issuer with its port", QByteArray(good).replace("op.example\"", "op.example:443\""),
            u"metadata-issuer-port@/issuer"_s);
        row("issuer with another port", QByteArray(good).replace("op.example\"", "op.example:80\""),
            u"metadata-issuer@/issuer"_s);
        row("another issuer", QByteArray(good).replace("\"https://op.example\"", "\"https://evil.example\""),
            u"metadata-issuer@/issuer"_s);
        row("iss parameter as text",
            goodWith(json("'authorization_response_iss_parameter_supported':'true'")),
            u"metadata-type@/authorization_response_iss_parameter_supported"_s);
        row("list as text", goodWith(json("'scopes_supported':'openid'")),
            u"metadata-type@/scopes_supported"_s);
        row("list with a number", goodWith(json("'scopes_supported':['openid',1]")),
            u"metadata-type@/scopes_supported"_s);
        row("relative URL", goodWith(json("'jwks_uri':'/jwks'")), u"metadata-url@/jwks_uri"_s);
        row("URL as number", goodWith(json("'jwks_uri':7")), u"member-type@/jwks_uri"_s);
        row("null is absent", goodWith(json("'jwks_uri':null")), {});
        row("duplicate", goodWith(json("'issuer':'https://op.example'")), u"body-duplicate-member@/issuer"_s);
        row("empty object", "{}",
            u"metadata-missing@/authorization_endpoint metadata-missing@/issuer "
            "metadata-missing@/response_types_supported metadata-missing@/token_endpoint"_s);
        row("not an object", "[]", u"metadata-not-json"_s);
        row("page", "<!DOCTYPE html><p>Sign in", u"metadata-not-json"_s);
        row("cut off", good.first(40), u"metadata-not-json"_s);
        QTest::newRow("404") << 404 << jsonType << QByteArray("{}") << u"metadata-status"_s;
        QTest::newRow("text/plain") << 200 << QByteArray("text/plain") << good
                                    << u"body-content-type@Content-Type"_s;
    }
    void bends()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        const auto result = oauth::readServerMetadata(
            http::Response{status, {}, {{"Content-Type", type}}, body}, u"https://op.example"_s);
        QTEST(result ? rulesOf(result->findings) : QString(result.error().code), "expected");
    }

    void readsTheExampleOfRfc8414()
    {
        // RFC 8414 §3.2
        const auto result = oauth::readMetadataObject(json(
            "{'issuer':'https://server.example.com','authorization_endpoint':'https://server.example.com/"
            "authorize',"
            "'token_endpoint':'https://server.example.com/token','jwks_uri':'https://server.example.com/"
            "jwks.json',"
            "'token_endpoint_auth_methods_supported':['client_secret_basic','private_key_jwt'],"
            "'userinfo_endpoint':'https://server.example.com/userinfo',"
            "'scopes_supported':['openid','profile'],'response_types_supported':['code','code token']}"));
        QVERIFY(result);
        const ServerMetadata &metadata = result->value;
        QVERIFY(result->findings.empty());
        QCOMPARE(metadata.jwksUri, QUrl(u"https://server.example.com/jwks.json"_s));
        QCOMPARE(metadata.userinfoEndpoint, QUrl(u"https://server.example.com/userinfo"_s));
        QCOMPARE(*metadata.responseTypesSupported, QStringList({u"code"_s, u"code token"_s}));
        QVERIFY(!metadata.issParameterSupported);
        QVERIFY(oauth::sufficesForCodeFlow(metadata));
        QVERIFY(!metadata.document.isEmpty());
    }

    void overridesWin()
    {
        const ServerMetadata fetched = oauth::readMetadataObject(good)->value;
        const auto result = oauth::applyOverrides(
            fetched,
            json("{'token_endpoint':'https://other.example/t','code_challenge_methods_supported':['S256']}"));
        QVERIFY(result);
        QCOMPARE(result->tokenEndpoint, QUrl(u"https://other.example/t"_s));
        QCOMPARE(result->authorizationEndpoint, fetched.authorizationEndpoint);
        QCOMPARE(*result->codeChallengeMethodsSupported, QStringList{u"S256"_s});
        QCOMPARE(oauth::applyOverrides(fetched, {})->tokenEndpoint, fetched.tokenEndpoint);
        QVERIFY(!oauth::applyOverrides(fetched, "nonsense"));
    }
};

QTEST_GUILESS_MAIN(TestServerMetadata)
#include "tst_server_metadata.moc"
