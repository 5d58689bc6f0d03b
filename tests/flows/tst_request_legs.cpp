#include "tests/support/grant_bench.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using oauth::AfterStep;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::Leg;

namespace {

struct Row
{
    const char *name;
    Leg leg;
    Grant grant;
    const char *path;
    bool byBrowser = false; ///< which sends no header fields of ours
    const char *with = "";  ///< stands in the request, where one endpoint serves two legs
};

constexpr Row rows[] = {
    {"metadata", Leg::Metadata, Grant::ClientCredentials, "/.well-known/openid-configuration"},
    {"authorization", Leg::Authorization, Grant::Implicit, "/authorize", true},
    {"PAR", Leg::Par, Grant::AuthorizationCode, "/par"},
    {"token", Leg::Token, Grant::AuthorizationCode, "/token", false, "grant_type=authorization_code"},
    {"refresh", Leg::Refresh, Grant::AuthorizationCode, "/token", false, "grant_type=refresh_token"},
    {"device", Leg::Device, Grant::DeviceCode, "/device_authorization"},
    {"backchannel", Leg::Backchannel, Grant::Ciba, "/bc-authorize"},
    {"UserInfo", Leg::UserInfo, Grant::AuthorizationCode, "/userinfo"},
    {"introspection", Leg::Introspection, Grant::AuthorizationCode, "/introspect"},
    {"revocation", Leg::Revocation, Grant::AuthorizationCode, "/revoke"},
    {"call", Leg::Call, Grant::AuthorizationCode, "/api/orders"},
    {"logout", Leg::Logout, Grant::AuthorizationCode, "/logout", true},
};

} // namespace

/// What a profile adds to a request, seen by the server in that request and in no other.
class TestRequestLegs : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GrantBench> m_bench;

private slots:
    void initTestCase() { m_bench = std::make_unique<GrantBench>(); }
    void cleanupTestCase() { m_bench.reset(); }

    void everyLegHasItsOwn_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : rows)
            QTest::newRow(row.name) << &row;
    }
    void everyLegHasItsOwn()
    {
        QFETCH(const Row *, row);
        oauth::Profile profile = m_bench->profile(row->grant, ClientAuth::SecretBasic);
        profile.client.keyPath.clear();
        profile.par = row->grant == Grant::AuthorizationCode;
        profile.ciba.loginHint = u"alice"_s;
        profile.call.url = QUrl(m_bench->server.issuer() + "/api/orders"_L1);
        profile.extras = {{row->leg, {{"leg", "a b&c"}}, {{"X-Leg", "here"}}}};
        if (row->grant == Grant::AuthorizationCode)
            profile.after = {AfterStep::UserInfo, AfterStep::Introspect, AfterStep::Call,
                             AfterStep::Refresh,  AfterStep::Revoke,     AfterStep::Logout};
        const std::size_t before = m_bench->server.requestLog().size();
        QVERIFY(m_bench->run(profile));
        QCOMPARE(m_bench->failure(), QString());
        QStringList withField, withParameter;
        for (std::size_t i = before; i < m_bench->server.requestLog().size(); ++i) {
            const http::Request &request = m_bench->server.requestLog()[i].request;
            const QByteArray sent = request.query() + '&' + request.body;
            const QString path = QString::fromLatin1(request.path());
            if (request.headers.value("X-Leg") == "here" && sent.contains(row->with))
                withField += path;
            else
                QVERIFY2(!request.headers.contains("X-Leg"), qPrintable(path));
            if (encoding::firstValue(encoding::parseForm(sent), "leg") == "a b&c" && sent.contains(row->with))
                withParameter += path;
            else
                QVERIFY2(!encoding::firstValue(encoding::parseForm(sent), "leg"), qPrintable(path));
        }
        const QStringList expected{QString::fromLatin1(row->path)};
        QCOMPARE(withParameter, expected);
        QCOMPARE(withField, row->byBrowser ? QStringList() : expected);
    }
};

QTEST_GUILESS_MAIN(TestRequestLegs)
#include "tst_request_legs.moc"
