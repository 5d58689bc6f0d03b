#include "core/jose/key_set.h"
#include "core/oauth/server_metadata.h"
#include "tests/core/provider/fixture.h"

using namespace claimcheck;
using namespace Qt::StringLiterals;
using test::Fixture;

class TestProviderMetadata : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Fixture> m_fixture;

    QStringList publishedKids() const
    {
        const http::Response response = m_fixture->browser().get("/jwks");
        QStringList kids;
        const base::Result<jose::KeySet> keys = jose::readKeys(response.body, {});
        for (const jose::Jwk &key : keys->keys)
            kids.append(key.kid);
        return kids;
    }

private slots:
    void init() { m_fixture = std::make_unique<Fixture>(); }

    void metadataHasNoFindings_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::newRow("OpenID Connect Discovery") << QByteArray("/.well-known/openid-configuration");
        QTest::newRow("RFC 8414") << QByteArray("/.well-known/oauth-authorization-server");
    }
    void metadataHasNoFindings()
    {
        QFETCH(QByteArray, target);
        const http::Response response = m_fixture->browser().get(target);
        const auto reading = oauth::readServerMetadata(response, m_fixture->server.issuer());
        QVERIFY(reading);
        for (const base::Finding &finding : reading->findings)
            QFAIL(qPrintable(finding.message));
        QCOMPARE(reading->value.tokenEndpoint, m_fixture->url("/token"));
        QVERIFY(*reading->value.issParameterSupported);
        QCOMPARE(*reading->value.codeChallengeMethodsSupported, QStringList{u"S256"_s});
        QVERIFY(reading->value.idTokenSigningAlgValuesSupported->contains("RS256"_L1));
    }

    void resourceMetadataNamesItsResource()
    {
        // RFC 9728 §3.3
        const http::Response response = m_fixture->browser().get("/.well-known/oauth-protected-resource/api");
        const auto document = encoding::JsonDocument::parse(response.body);
        QVERIFY(document);
        QCOMPARE((*document)["resource"_L1].toString(), m_fixture->server.issuer() + "/api"_L1);
    }

    void publishesNoPrivateKey()
    {
        const QByteArray body = m_fixture->browser().get("/jwks").body;
        QVERIFY(!body.contains("\"d\":"));
        QCOMPARE(jose::readKeys(body, {})->keys.size(), 4u);
    }

    void keysRotate()
    {
        const QStringList before = publishedKids();
        m_fixture->server.rotateKeys();
        const QStringList both = publishedKids();
        QCOMPARE(both.size(), 8);
        QVERIFY(!before.contains(both.front()));
        QCOMPARE(both.mid(4), before);
        m_fixture->passSeconds(3'601);
        QCOMPARE(publishedKids(), both.first(4));
    }

    void unknownPathsAndMethods_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<int>("status");
        QTest::newRow("start page") << QByteArray("GET") << QByteArray("/") << 200;
        QTest::newRow("favicon") << QByteArray("GET") << QByteArray("/favicon.ico") << 404;
        QTest::newRow("GET token") << QByteArray("GET") << QByteArray("/token") << 405;
        QTest::newRow("PUT authorize") << QByteArray("PUT") << QByteArray("/authorize") << 405;
        QTest::newRow("HEAD metadata")
            << QByteArray("HEAD") << QByteArray("/.well-known/openid-configuration") << 200;
    }
    void unknownPathsAndMethods()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, target);
        const http::Response response = m_fixture->browser().send({method, target, {}, {}});
        QTEST(response.status, "status");
        QCOMPARE(response.headers.contains("Allow"), response.status == 405);
    }

    void logHasWhatWasSent()
    {
        m_fixture->browser().post("/token", {{"grant_type", "x y"}, {"client_id", "demo-native"}},
                                  {{"X-Test", "1"}});
        const provider::LoggedRequest &logged = m_fixture->server.requestLog().back();
        QCOMPARE(logged.request.method, QByteArray("POST"));
        QCOMPARE(logged.request.url, QByteArray("/token"));
        QCOMPARE(logged.request.headers.value("x-test"), QByteArray("1"));
        QCOMPARE(logged.request.body, QByteArray("grant_type=x+y&client_id=demo-native"));
        QCOMPARE(logged.response.status, 400);
        QCOMPARE(logged.at, m_fixture->clock.nowMilliseconds());
    }

    void hooksChangeWhatIsSent()
    {
        provider::Hooks hooks;
        hooks.members = [](provider::Part part, provider::Members &members) {
            if (part == provider::Part::Metadata)
                members.remove("jwks_uri"_L1);
        };
        hooks.response = [](provider::Part, const http::Request &, http::Response &response) {
            response.status = 203;
        };
        m_fixture->server.setHooks(hooks);
        const http::Response response = m_fixture->browser().get("/.well-known/openid-configuration");
        QCOMPARE(response.status, 203);
        QVERIFY(!response.body.contains("jwks_uri"));
    }
};

QTEST_GUILESS_MAIN(TestProviderMetadata)
#include "tst_provider_metadata.moc"
