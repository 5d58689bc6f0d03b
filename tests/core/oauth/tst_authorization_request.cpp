#include "core/oauth/authorization_request.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;

namespace {

oauth::Profile profile()
{
    oauth::Profile value;
    value.client.id = u"s6BhdRkqt3"_s;
    return value;
}

oauth::ServerMetadata metadata(const QString &endpoint)
{
    oauth::ServerMetadata value;
    value.authorizationEndpoint = QUrl(endpoint);
    return value;
}

QString urlFor(const oauth::Profile &from, const oauth::RunValues &run,
               const QString &endpoint = u"https://server.example.com/authorize"_s)
{
    const auto request = oauth::buildAuthorizationRequest(from, metadata(endpoint), run);
    return request ? oauth::authorizationUrl(*request).toString(QUrl::FullyEncoded)
                   : QString(request.error().code);
}

} // namespace

class TestAuthorizationRequest : public QObject
{
    Q_OBJECT

private slots:
    void isThatOfRfc6749()
    {
        // RFC 6749 §4.1.1, with redirect_uri before state
        QCOMPARE(urlFor(profile(), {"https://client.example.com/cb", "xyz", {}, {}}),
                 u"https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3"
                 "&redirect_uri=https%3A%2F%2Fclient.example.com%2Fcb&state=xyz"_s);
    }

    void hasPkceAndNonce()
    {
        oauth::Profile from = profile();
        from.scope = {u"openid"_s, u"orders:read"_s};
        const oauth::Pkce pkce{oauth::PkceMethod::S256, {}, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"};
        QCOMPARE(urlFor(from, {{}, "s", "n", pkce}),
                 u"https://server.example.com/authorize?response_type=code&client_id=s6BhdRkqt3"
                 "&scope=openid%20orders%3Aread&state=s&nonce=n"
                 "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"_s);
        from.scope = {u"orders:read"_s};
        QVERIFY(!urlFor(from, {{}, "s", "n", pkce}).contains("nonce"_L1));
    }

    void keepsTheEndpointsQuery()
    {
        QCOMPARE(urlFor(profile(), {{}, "s", {}, {}}, u"https://op.example/a?tenant=x"_s),
                 u"https://op.example/a?tenant=x&response_type=code&client_id=s6BhdRkqt3&state=s"_s);
    }

    void extraParametersReplaceOurs()
    {
        oauth::Profile from = profile();
        from.resource = {u"https://api.example"_s};
        from.responseMode = u"form_post"_s;
        from.authorizationParameters = {{"state", "fixed & known"},
                                        {"prompt", "login"},
                                        {"resource", "https://a"},
                                        {"resource", "https://b"}};
        QCOMPARE(
            urlFor(from, {{}, "s", {}, {}}),
            u"https://server.example.com/"
            u"authorize?response_type=code&client_id=s6BhdRkqt3&resource=https%3A%2F%2Fa"
            "&response_mode=form_post&state=fixed%20%26%20known&prompt=login&resource=https%3A%2F%2Fb"_s);
    }

    void saysWhatIsMissing()
    {
        QCOMPARE(urlFor(profile(), {}, QString()), u"authorization-endpoint-missing"_s);
        QCOMPARE(urlFor({}, {}), u"client-id-missing"_s);
    }

    void runValuesAreFresh()
    {
        base::SystemRandom random;
        const oauth::RunValues first = oauth::makeRunValues(profile(), "http://127.0.0.1/cb", random);
        const oauth::RunValues second = oauth::makeRunValues(profile(), "http://127.0.0.1/cb", random);
        QCOMPARE(first.state.size(), 32);
        QCOMPARE(first.nonce.size(), 32);
        QVERIFY(first.state != second.state && first.nonce != second.nonce && first.state != first.nonce);
        QCOMPARE(first.pkce.method, oauth::PkceMethod::S256);
    }
};

QTEST_GUILESS_MAIN(TestAuthorizationRequest)
#include "tst_authorization_request.moc"
