#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

using lint::Run;

void refuse(B &b, const char *body)
{
    b.tokenBody = body;
    b.after = [](Run &run) { messageOf(run, K::Token).response->status = 400; };
}

void listen(B &b, const QString &address, lint::ListenerEnd end)
{
    b.after = [=](Run &run) { run.listener = lint::Listener{address, end}; };
}

constexpr MessageRow rows[] = {
    {"RS01", "good", good, [](B &) {}},
    {"RS01", "missing", bad, [](B &b) { swap(b.callbackUrl, "&state=", "&x="); }},
    {"RS01", "one character more", bad, [](B &b) { swap(b.callbackUrl, "pLk", "pLk0"); }},
    {"RS01", "not sent", none, [](B &b) { swap(b.authorizationUrl, "&state=", "&x="); }},
    {"RS02", "code and error", bad, [](B &b) { b.callbackUrl += "&error=access_denied"; }},
    {"RS02", "empty", bad, [](B &b) { b.callbackUrl = "http://127.0.0.1:5000/callback?x=1"; }},
    {"RS02", "code twice", bad, [](B &b) { b.callbackUrl += "&code=a"; }},
    {"RS02", "an error", good, [](B &b) { b.callbackUrl = "http://127.0.0.1:5000/callback?error=access_denied"; }},
    {"RS03", "another issuer", bad, [](B &b) { swap(b.callbackUrl, "op.example", "evil.example"); }},
    {"RS03", "a slash more", bad, [](B &b) { b.callbackUrl += "%2F"; }},
    {"RS03", "good", good, [](B &) {}},
    {"RS04", "good", good, [](B &) {}},
    {"RS04", "absent", bad, [](B &b) { swap(b.callbackUrl, "&iss=", "&x="); }},
    {"RS04", "absent and not announced", none,
     [](B &b) { swap(b.callbackUrl, "&iss=", "&x="); swap(b.metadata, "supported\":true", "supported\":false"); }},
    {"RS05", "another path", bad, [](B &b) { swap(b.callbackUrl, "/callback", "/callback2"); }},
    {"RS05", "good", good, [](B &) {}},
    {"RS05", "another path beside it", bad,
     [](B &b) { b.after = [](Run &run) { B::add(run, K::Other, "GET", "http://127.0.0.1:5000/x?code=a&state=b", {}, {}); }; }},
    {"RS06", "unknown", bad, [](B &b) { swap(b.callbackUrl, "code=", "error=my_error&x="); }},
    {"RS06", "OpenID's", good, [](B &b) { swap(b.callbackUrl, "code=", "error=login_required&x="); }},
    {"RS07", "line break", bad, [](B &b) { b.callbackUrl += "&error_description=a%0Ab"; }},
    {"RS07", "quote", bad, [](B &b) { b.callbackUrl += "&error_description=a%22b"; }},
    {"RS07", "space and !", good, [](B &b) { b.callbackUrl += "&error_description=a+b%21"; }},
    {"RS08", "in the query", bad, [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=id_token"); }},
    {"RS08", "in the fragment", good,
     [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=id_token"); b.callbackUrl.replace('?', '#'); }},
    {"RS08", "code flow", none, [](B &) {}},
    {"RS09", "GET", bad, [](B &b) { b.authorizationUrl += "&response_mode=form_post"; }},
    {"RS09", "POST", good,
     [](B &b) {
         b.authorizationUrl += "&response_mode=form_post";
         b.callbackMethod = "POST";
         b.after = [](Run &run) {
             messageOf(run, K::AuthorizationResponse).request.headers.append("Content-Type", "application/x-www-form-urlencoded");
         };
     }},
    {"RS10", "a second one", bad,
     [](B &b) { b.after = [](Run &run) { B::add(run, K::AuthorizationResponse, "GET", "http://127.0.0.1:5000/callback?code=a", {}, {}); }; }},
    {"RS10", "one", good, [](B &) {}},
    {"RS11", "a counter", bad, [](B &b) { swap(b.callbackUrl, "code=Qx7RdKp2vTnWz9LbYc4HsMgJ6fEa", "code=000000001"); }},
    {"RS11", "24 different characters", good, [](B &b) { swap(b.callbackUrl, "4HsMgJ6fEa", "4HsMgJ"); }},
    {"NT01", "loopback", good, [](B &b) { listen(b, u"127.0.0.1"_s, lint::ListenerEnd::Closed); }},
    {"NT01", "every interface", bad, [](B &b) { listen(b, u"0.0.0.0"_s, lint::ListenerEnd::Closed); }},
    {"NT01", "left open", bad, [](B &b) { listen(b, u"::1"_s, lint::ListenerEnd::LeftOpen); }},
    {"NT01", "not seen", none, [](B &) {}},
    {"RS15", "no ID token", bad, [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=code%20id_token"); }},
    {"RS15", "code flow", none, [](B &) {}},

    {"TQ01", "GET", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).request.method = "GET"; }; }},
    {"TQ01", "JSON", bad,
     [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).request.headers.set("Content-Type", "application/json"); }; }},
    {"TQ01", "secret in the URL", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).request.url += "?client_secret=a"; }; }},
    {"TQ01", "a query of the endpoint's own", good, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).request.url += "?tenant=a"; }; }},
    {"TQ02", "Basic and body", bad,
     [](B &b) {
         b.tokenForm += "&client_secret=a";
         b.after = [](Run &run) { messageOf(run, K::Token).request.headers.append("Authorization", "Basic YTpi"); };
     }},
    {"TQ02", "body", good, [](B &b) { b.tokenForm += "&client_secret=a"; }},
    {"TQ03", "colon in the id", bad,
     [](B &b) {
         b.profile.client.id = u"a:b"_s;
         b.after = [](Run &run) { messageOf(run, K::Token).request.headers.append("Authorization", "Basic YTpiOmM="); };
     }},
    {"TQ03", "encoded", good,
     [](B &b) {
         b.profile.client.id = u"a:b"_s;
         b.after = [](Run &run) {
             messageOf(run, K::Token).request.headers.append("Authorization", "Basic " + QByteArray("a%3Ab:c").toBase64());
         };
     }},
    {"TQ04", "empty", bad, [](B &b) { b.tokenForm += "&client_secret="; }},
    {"TQ04", "absent", good, [](B &) {}},
    {"TQ05", "good", good, [](B &) {}},
    {"TQ05", "missing", bad, [](B &b) { swap(b.tokenForm, "&client_id=app", ""); }},
    {"TQ05", "Basic", none,
     [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).request.headers.append("Authorization", "Basic YXBwOmI="); }; }},
    {"TQ06", "another", bad, [](B &b) { swap(b.tokenForm, "callback", "callback%2F"); }},
    {"TQ06", "absent", bad, [](B &b) { swap(b.tokenForm, "&redirect_uri=", "&x="); }},
    {"TQ06", "good", good, [](B &) {}},
    {"TQ07", "another", bad, [](B &b) { swap(b.tokenForm, "dBjft", "DBjft"); }},
    {"TQ07", "absent", bad, [](B &b) { swap(b.tokenForm, "&code_verifier=", "&x="); }},
    {"TQ07", "RFC 7636 appendix B", good, [](B &) {}},
    {"TQ13", "password", bad, [](B &b) { swap(b.tokenForm, "authorization_code", "password"); }},
    {"TQ13", "good", good, [](B &) {}},
    {"TQ14", "wider", bad, [](B &b) { b.refreshForm += "&scope=openid+email"; }},
    {"TQ14", "the same", good, [](B &b) { b.refreshForm += "&scope=openid+profile"; }},
    {"TQ17", "twice", bad, [](B &b) { b.tokenForm += "&code=b"; }},
    {"TQ17", "resource twice", good, [](B &b) { b.tokenForm += "&resource=a&resource=b"; }},

    {"TS01", "text", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response->headers.set("Content-Type", "text/html"); }; }},
    {"TS01", "201", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response->status = 201; }; }},
    {"TS01", "good", good, [](B &) {}},
    {"TS02", "absent", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response->headers.remove("Cache-Control"); }; }},
    {"TS02", "among others", good,
     [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response->headers.set("Cache-Control", "private, No-Store"); }; }},
    {"TS03", "no type", bad, [](B &b) { swap(b.tokenBody, "token_type", "type"); }},
    {"TS03", "good", good, [](B &) {}},
    {"TS04", "unknown", bad, [](B &b) { swap(b.tokenBody, "Bearer", "mac"); }},
    {"TS04", "lower case", good, [](B &b) { swap(b.tokenBody, "Bearer", "bearer"); }},
    {"TS06", "missing", bad, [](B &b) { swap(b.tokenBody, "expires_in", "expires"); }},
    {"TS06", "a string", bad, [](B &b) { swap(b.tokenBody, ":600", ":\"600\""); }},
    {"TS06", "zero", bad, [](B &b) { swap(b.tokenBody, ":600", ":0"); }},
    {"TS06", "a year", good, [](B &b) { swap(b.tokenBody, ":600", ":31536000"); }},
    {"TS06", "a second above a year", bad, [](B &b) { swap(b.tokenBody, ":600", ":31536001"); }},
    {"TS07", "less and unsaid", bad,
     [](B &b) { swap(b.tokenBody, "\"scope\"", "\"x\""); swap(b.accessClaims, "openid profile", "openid"); }},
    {"TS07", "unsaid and the same", good, [](B &b) { swap(b.tokenBody, "\"scope\"", "\"x\""); }},
    {"TS08", "a line break", bad, [](B &b) { swap(b.tokenBody, "\"r1\"", "\"r\\n1\""); }},
    {"TS08", "a space", good, [](B &b) { swap(b.tokenBody, "\"r1\"", "\"r 1\""); }},
    {"TS10", "none came", bad, [](B &b) { swap(b.tokenBody, "id_token", "x"); }},
    {"TS10", "good", good, [](B &) {}},
    {"TS12", "another", good, [](B &) {}},
    {"TS12", "the same", bad, [](B &b) { swap(b.refreshBody, "\"r2\"", "\"r1\""); }},
    {"TS12", "confidential client", none,
     [](B &b) { b.profile.client.auth = oauth::ClientAuth::SecretBasic; swap(b.refreshBody, "\"r2\"", "\"r1\""); }},
    {"TS15", "HTML", bad, [](B &b) { refuse(b, "<html>"); }},
    {"TS15", "no error member", bad, [](B &b) { refuse(b, "{}"); }},
    {"TS15", "status 200", bad, [](B &b) { b.tokenBody = R"({"error":"invalid_grant"})"; }},
    {"TS15", "good", good, [](B &b) { refuse(b, R"({"error":"invalid_grant"})"); }},
    {"TS16", "400", bad,
     [](B &b) {
         b.tokenBody = R"({"error":"invalid_client"})";
         b.after = [](Run &run) {
             messageOf(run, K::Token).response->status = 400;
             messageOf(run, K::Token).request.headers.append("Authorization", "Basic YTpi");
         };
     }},
    {"TS16", "401 with a challenge", good,
     [](B &b) {
         b.tokenBody = R"({"error":"invalid_client"})";
         b.after = [](Run &run) {
             messageOf(run, K::Token).response->status = 401;
             messageOf(run, K::Token).response->headers.append("WWW-Authenticate", "Basic");
             messageOf(run, K::Token).request.headers.append("Authorization", "Basic YTpi");
         };
     }},
    {"TS16", "no header was sent", none, [](B &b) { refuse(b, R"({"error":"invalid_client"})"); }},
    {"TS17", "a line break", bad, [](B &b) { refuse(b, R"({"error":"invalid_grant","error_description":"a\nb"})"); }},
    {"TS17", "plain", good, [](B &b) { refuse(b, R"({"error":"invalid_grant","error_description":"a b"})"); }},
    {"TS18", "307", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response->status = 307; }; }},
    {"TS18", "good", good, [](B &) {}},
    {"TS18", "not answered", untold, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Token).response.reset(); }; }},
};

} // namespace

class TestResponseRules : public QObject
{
    Q_OBJECT

private slots:
    void row_data() { addRows(rows); }
    void row()
    {
        QFETCH(const MessageRow *, row);
        checkRow(*row);
    }
    void everyRuleHasABadRow()
    {
        using namespace lint;
        QCOMPARE(rulesWithoutBadRow(rows, {authorizationResponseRules(), callbackShapeRules(),
                                           tokenRequestRules(), tokenResponseRules(), tokenErrorRules()})
                     .join(u' '),
                 QString());
    }
    void aMistakeInAnEditedRequestIsIntended()
    {
        RunBench bench;
        swap(bench.tokenForm, "dBjft", "DBjft");
        bench.after = [](Run &run) { messageOf(run, K::Token).edited = lint::Edited::Yes; };
        for (const lint::CheckResult &result : lint::checkRun(bench.build())) {
            if (result.outcome == Outcome::Failed && result.rule->fault == lint::Fault::Client)
                QVERIFY2(result.intended, qPrintable(result.rule->name()));
        }
    }
};

QTEST_GUILESS_MAIN(TestResponseRules)
#include "tst_response_rules.moc"
