#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

constexpr MessageRow rows[] = {
    {"MD01", "good", good, [](B &) {}},
    {"MD01", "another issuer", bad, [](B &b) { swap(b.metadata, "r\":\"https://op.example\"", "r\":\"https://evil.example\""); }},
    {"MD01", "a slash more", bad, [](B &b) { b.profile.issuer += u'/'; }},
    {"MD01", "no metadata", untold, [](B &b) { b.metadata = "<html>"; }},
    {"MD02", "good", good, [](B &b) { b.metadataUrl = "https://op.example/.well-known/oauth-authorization-server"; }},
    {"MD02", "another issuer", bad,
     [](B &b) {
         b.metadataUrl = "https://op.example/.well-known/oauth-authorization-server";
         swap(b.metadata, "r\":\"https://op.example\"", "r\":\"https://evil.example\"");
     }},
    {"MD03", "query", bad, [](B &b) { swap(b.metadata, "r\":\"https://op.example\"", "r\":\"https://op.example?a\""); }},
    {"MD03", "http", bad, [](B &b) { swap(b.metadata, "r\":\"https://op.example\"", "r\":\"http://op.example\""); }},
    {"MD03", "http on loopback", good, [](B &b) { swap(b.metadata, "r\":\"https://op.example\"", "r\":\"http://127.0.0.1\""); }},
    {"MD03", "http on a name that begins like loopback", bad, [](B &b) { swap(b.metadata, "r\":\"https://op.example\"", "r\":\"http://127.op.example\""); }},
    {"MD04", "appended", bad,
     [](B &b) {
         b.profile.issuer = u"https://op.example/tenant"_s;
         b.metadataUrl = "https://op.example/tenant/.well-known/oauth-authorization-server";
     }},
    {"MD04", "inserted", good,
     [](B &b) {
         b.profile.issuer = u"https://op.example/tenant"_s;
         b.metadataUrl = "https://op.example/.well-known/oauth-authorization-server/tenant";
     }},
    {"MD05", "404", bad, [](B &b) { b.after = [](lint::Run &run) { messageOf(run, K::Metadata).response->status = 404; }; }},
    {"MD05", "text", bad,
     [](B &b) { b.after = [](lint::Run &run) { messageOf(run, K::Metadata).response->headers.set("Content-Type", "text/plain"); }; }},
    {"MD05", "charset", good,
     [](B &b) {
         b.after = [](lint::Run &run) {
             messageOf(run, K::Metadata).response->headers.set("Content-Type", "Application/JSON; charset=utf-8");
         };
     }},
    {"MD06", "no jwks_uri", bad, [](B &b) { swap(b.metadata, "jwks_uri", "jwks"); }},
    {"MD06", "no token endpoint, implicit only", good,
     [](B &b) {
         swap(b.metadata, "\"token_endpoint\"", "\"x\"");
         swap(b.metadata, "[\"code\"]", "[\"id_token\"]");
     }},
    {"MD06", "no token endpoint", bad, [](B &b) { swap(b.metadata, "\"token_endpoint\"", "\"x\""); }},
    {"MD07", "no RS256", bad, [](B &b) { swap(b.metadata, "\"RS256\",", ""); }},
    {"MD07", "good", good, [](B &) {}},
    {"MD08", "not said", bad, [](B &b) { swap(b.metadata, "code_challenge_methods_supported", "x"); }},
    {"MD08", "good", good, [](B &) {}},
    {"MD09", "array as string", bad, [](B &b) { swap(b.metadata, "[\"public\"]", "\"public\""); swap(b.metadata, "[\"code\"]", "\"code\""); }},
    {"MD09", "boolean as string", bad, [](B &b) { swap(b.metadata, "supported\":true", "supported\":\"true\""); }},
    {"MD09", "good", good, [](B &) {}},
    {"MD11", "private key", bad, [](B &b) { swap(b.keys, "%KEY%", R"({"kty":"EC","kid":"a","d":"AA"})"); }},
    {"MD11", "two of a kid", bad, [](B &b) { swap(b.keys, "%KEY%", "%KEY%,%KEY%"); }},
    {"MD11", "two kinds share a kid", good, [](B &b) { swap(b.keys, "%KEY%", R"(%KEY%,{"kty":"RSA","kid":"k1"})"); }},
    {"MD12", "http", bad, [](B &b) { swap(b.metadata, "https://op.example/token", "http://op.example/token"); }},
    {"MD12", "http on loopback", good, [](B &b) { swap(b.metadata, "https://op.example/token", "http://[::1]:9/token"); }},
    {"MD13", "good", good, [](B &) {}},
    {"MD13", "not announced", bad, [](B &b) { swap(b.metadata, "supported\":true", "supported\":false"); }},
    {"MD13", "not sent", none, [](B &b) { swap(b.callbackUrl, "&iss=https%3A%2F%2Fop.example", ""); }},
    {"MD14", "none", bad, [](B &b) { swap(b.metadata, "[\"ES256\"]", "[\"ES256\",\"none\"]"); }},

    {"AR01", "no client", bad, [](B &b) { swap(b.authorizationUrl, "client_id=app", "client_id="); }},
    {"AR01", "good", good, [](B &) {}},
    {"AR02", "twice", bad, [](B &b) { b.authorizationUrl += "&scope=a"; }},
    {"AR02", "resource twice", good, [](B &b) { b.authorizationUrl += "&resource=https://a&resource=https://b"; }},
    {"AR03", "nothing", bad,
     [](B &b) {
         swap(b.authorizationUrl, "&state=", "&x=");
         swap(b.authorizationUrl, "&nonce=", "&y=");
         swap(b.authorizationUrl, "&code_challenge=", "&z=");
     }},
    {"AR03", "PKCE that the server knows", good,
     [](B &b) {
         swap(b.authorizationUrl, "&state=", "&x=");
         swap(b.authorizationUrl, "&nonce=", "&y=");
     }},
    {"AR04", "good", good, [](B &) {}},
    {"AR04", "no challenge", bad, [](B &b) { swap(b.authorizationUrl, "&code_challenge=", "&z="); }},
    {"AR04", "confidential client", none,
     [](B &b) {
         b.profile.client.auth = oauth::ClientAuth::SecretBasic;
         swap(b.authorizationUrl, "&code_challenge=", "&z=");
     }},
    {"AR05", "S256", good, [](B &) {}},
    {"AR05", "plain", bad, [](B &b) { swap(b.authorizationUrl, "method=S256", "method=plain"); }},
    {"AR05", "absent", bad, [](B &b) { swap(b.authorizationUrl, "&code_challenge_method=S256", ""); }},
    {"AR06", "42 characters", bad, [](B &b) { swap(b.authorizationUrl, "Sstw-cM", "Sstw-c"); }},
    {"AR06", "short verifier", bad, [](B &b) { swap(b.tokenForm, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "short"); }},
    {"AR06", "43 characters", good, [](B &) {}},
    {"AR08", "good", good, [](B &) {}},
    {"AR08", "fragment", bad, [](B &b) { swap(b.authorizationUrl, "callback&", "callback%23a&"); }},
    {"AR08", "relative", bad, [](B &b) { swap(b.authorizationUrl, "http%3A%2F%2F127.0.0.1%3A5000", ""); }},
    {"AR09", "http elsewhere", bad, [](B &b) { swap(b.authorizationUrl, "127.0.0.1", "app.example"); }},
    {"AR09", "loopback", good, [](B &) {}},
    {"AR10", "localhost", bad, [](B &b) { swap(b.authorizationUrl, "127.0.0.1", "localhost"); }},
    {"AR10", "IPv6", good, [](B &b) { swap(b.authorizationUrl, "127.0.0.1", "%5B%3A%3A1%5D"); }},
    {"AR11", "short scheme", bad, [](B &b) { swap(b.authorizationUrl, "http%3A%2F%2F127.0.0.1%3A5000%2Fcallback", "myapp%3A%2Fcb"); }},
    {"AR11", "reverse domain", good,
     [](B &b) { swap(b.authorizationUrl, "http%3A%2F%2F127.0.0.1%3A5000%2Fcallback", "com.example.app%3A%2Fcb"); }},
    {"AR13", "token", bad, [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=token"); }},
    {"AR13", "good", good, [](B &) {}},
    {"AR14", "no openid", bad, [](B &b) { swap(b.authorizationUrl, "openid%20profile", "profile"); }},
    {"AR14", "good", good, [](B &) {}},
    {"AR15", "a nonce", good, [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=id_token"); }},
    {"AR15", "no nonce", bad,
     [](B &b) {
         swap(b.authorizationUrl, "response_type=code", "response_type=id_token");
         swap(b.authorizationUrl, "&nonce=", "&y=");
     }},
    {"AR15", "code flow", none, [](B &) {}},
    {"AR16", "none and login", bad, [](B &b) { b.authorizationUrl += "&prompt=none%20login"; }},
    {"AR16", "none alone", good, [](B &b) { b.authorizationUrl += "&prompt=none"; }},
    {"AR17", "no consent", bad, [](B &b) { swap(b.authorizationUrl, "openid%20", "openid%20offline_access%20"); }},
    {"AR17", "consent", good,
     [](B &b) { swap(b.authorizationUrl, "openid%20", "openid%20offline_access%20"); b.authorizationUrl += "&prompt=consent"; }},
    {"AR18", "ID token in the query", bad,
     [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=code%20id_token"); b.authorizationUrl += "&response_mode=query"; }},
    {"AR18", "code in the query", good, [](B &b) { b.authorizationUrl += "&response_mode=query"; }},
    {"AR19", "fragment", bad, [](B &b) { b.authorizationUrl += "&resource=https%3A%2F%2Fapi.example%23a"; }},
    {"AR19", "query", bad, [](B &b) { b.authorizationUrl += "&resource=https%3A%2F%2Fapi.example%3Fa"; }},
    {"AR19", "URN", good, [](B &b) { b.authorizationUrl += "&resource=urn%3Aapi"; }},
    {"AR20", "an object", bad, [](B &b) { b.authorizationUrl += "&authorization_details=%7B%7D"; }},
    {"AR20", "typed", good, [](B &b) { b.authorizationUrl += "&authorization_details=%5B%7B%22type%22%3A%22a%22%7D%5D"; }},
    {"AR21", "not listed", bad, [](B &b) { swap(b.metadata, "[\"S256\"]", "[\"plain\"]"); }},
    {"AR21", "good", good, [](B &) {}},
    {"AR21", "no lists", untold, [](B &b) { b.metadata = R"({"issuer":"https://op.example"})"; }},
};

} // namespace

class TestRequestRules : public QObject
{
    Q_OBJECT

private slots:
    void row_data() { addRows(rows); }
    void row()
    {
        QFETCH(const MessageRow *, row);
        checkRow(*row);
    }
    void aGoodRunBreaksNoRule()
    {
        for (const lint::CheckResult &result : lint::checkRun(RunBench().build()))
            QVERIFY2(result.outcome != Outcome::Failed,
                     qPrintable(result.rule->name() + u": "_s + result.message));
    }
    void everyRuleHasABadRow()
    {
        using namespace lint;
        QCOMPARE(
            rulesWithoutBadRow(rows, {metadataRules(), metadataMemberRules(), authorizationRequestRules(),
                                      redirectUriRules(), requestParameterRules()})
                .join(u' '),
            QString());
    }
};

QTEST_GUILESS_MAIN(TestRequestRules)
#include "tst_request_rules.moc"
