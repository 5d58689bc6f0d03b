#include "core/lint/groups.h"
#include "core/oauth/client_assertion.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

constexpr auto goodClaims =
    R"({"iss":"app","sub":"app","aud":"https://op.example","exp":1800000060,"jti":"j"})";

QByteArray assertion(QByteArrayView from = {}, QByteArrayView to = {})
{
    QByteArray claims = goodClaims;
    if (!from.isEmpty())
        swap(claims, from, to);
    return *jose::signJwt(claims, RunBench::key(), "JWT", "ES256");
}

/// The token request with that assertion, sent at 1800000000.
void authenticate(B &bench, const QByteArray &text)
{
    bench.profile.client.auth = oauth::ClientAuth::PrivateKeyJwt;
    bench.tokenForm +=
        "&client_assertion_type=" + QByteArray(oauth::jwtBearerAssertion.toByteArray()).toPercentEncoding() +
        "&client_assertion=" + text;
    bench.after = [](lint::Run &run) { messageOf(run, K::Token).sentAt = 1'800'000'000'000; };
}

constexpr MessageRow rows[] = {
    {"TQ09", "good", good, [](B &b) { authenticate(b, assertion()); }},
    {"TQ09", "another method", none, [](B &) {}},
    {"TQ09", "rubbish", bad, [](B &b) { authenticate(b, "a.b"); }},
    {"TQ09", "iss", bad, [](B &b) { authenticate(b, assertion("\"iss\":\"app\"", "\"iss\":\"x\"")); }},
    {"TQ09", "sub", bad, [](B &b) { authenticate(b, assertion("\"sub\":\"app\"", "\"sub\":\"x\"")); }},
    {"TQ09", "aud", bad, [](B &b) { authenticate(b, assertion("op.example", "evil.example")); }},
    {"TQ09", "aud is the token endpoint", good,
     [](B &b) { authenticate(b, assertion("op.example", "op.example/token")); }},
    {"TQ09", "no exp", bad, [](B &b) { authenticate(b, assertion("\"exp\"", "\"x\"")); }},
    {"TQ09", "last second", good, [](B &b) { authenticate(b, assertion("1800000060", "1800000001")); }},
    {"TQ09", "expired", bad, [](B &b) { authenticate(b, assertion("1800000060", "1800000000")); }},
    {"TQ09", "no jti with OpenID", bad, [](B &b) { authenticate(b, assertion("\"jti\"", "\"x\"")); }},
    {"TQ09", "no jti in plain OAuth (RFC 7523 3)", good,
     [](B &b) {
         authenticate(b, assertion("\"jti\"", "\"x\""));
         swap(b.authorizationUrl, "openid%20", "");
     }},
    {"TQ09", "jti twice", bad,
     [](B &b) {
         authenticate(b, assertion());
         b.refreshForm += "&client_assertion=" + assertion();
     }},

    {"TQ10", "good", good, [](B &b) { authenticate(b, assertion()); }},
    {"TQ10", "another method", none, [](B &) {}},
    {"TQ10", "no type", bad,
     [](B &b) {
         authenticate(b, assertion());
         swap(b.tokenForm, "client_assertion_type", "type");
     }},
    {"TQ10", "another type", bad,
     [](B &b) {
         authenticate(b, assertion());
         swap(b.tokenForm, "jwt-bearer", "saml2-bearer");
     }},
    {"TQ10", "type without assertion", bad,
     [](B &b) {
         authenticate(b, assertion());
         swap(b.tokenForm, "client_assertion=", "assertion=");
     }},
};

} // namespace

class TestClientAssertionRules : public QObject
{
    Q_OBJECT

private slots:
    void rules_data() { addRows(rows); }
    void rules()
    {
        QFETCH(const MessageRow *, row);
        checkRow(*row);
    }
    void everyRuleCanFail()
    {
        QCOMPARE(rulesWithoutBadRow(rows, {lint::clientAssertionRules()}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestClientAssertionRules)
#include "tst_client_assertion_rules.moc"
