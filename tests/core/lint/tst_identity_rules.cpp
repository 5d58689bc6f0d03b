#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

namespace {

using lint::Run;

/// The ID token with a MAC: no key of the issuer can verify it.
void mac(B &b)
{
    b.after = [claims = b.idClaims](Run &run) {
        const QByteArray token = encoding::encodeBase64Url(R"({"alg":"HS256"})") + '.' + encoding::encodeBase64Url(claims) +
                                 '.' + encoding::encodeBase64Url(QByteArray(32, 'x'));
        messageOf(run, K::Token).response->body = "{\"access_token\":\"a\",\"id_token\":\"" + token + "\"}";
    };
}

constexpr auto gold = "&claims=%7B%22id_token%22%3A%7B%22acr%22%3A%7B%22essential%22%3Atrue%2C%22values%22%3A%5B%22gold%22%5D%7D%7D%7D";

constexpr auto introspectionHeader = R"({"alg":"ES256","kid":"k1","typ":"token-introspection+jwt"})";
constexpr auto introspected =
    R"({"iss":"https://op.example","aud":"app","iat":1,"token_introspection":{"active":true}})";

/// RFC 9701 §5.
void signedIntrospection(B &b, const char *claims, const char *header = introspectionHeader)
{
    b.introspection = B::sign(header, claims);
    b.after = [](Run &run) {
        messageOf(run, K::Introspection).response->headers.set("Content-Type", "application/token-introspection+jwt");
    };
}

constexpr MessageRow rows[] = {
    {"ID01", "no sub", bad, [](B &b) { swap(b.idClaims, "\"sub\"", "\"x\""); }},
    {"ID01", "255 characters", good, [](B &b) { swap(b.idClaims, "alice", QByteArray(255, 'a')); }},
    {"ID01", "256 characters", bad, [](B &b) { swap(b.idClaims, "alice", QByteArray(256, 'a')); }},
    {"ID02", "another issuer", bad, [](B &b) { swap(b.idClaims, "https://op.example", "https://op.example/"); }},
    {"ID02", "another client", bad, [](B &b) { swap(b.idClaims, "\"app\"", "\"other\""); }},
    {"ID02", "among others", good, [](B &b) { swap(b.idClaims, "\"app\"", "[\"x\",\"app\"]"); }},
    {"ID03", "another party", bad, [](B &b) { swap(b.idClaims, "\"aud\"", "\"azp\":\"other\",\"aud\""); }},
    {"ID03", "several and unsaid", bad, [](B &b) { swap(b.idClaims, "\"app\"", "[\"x\",\"app\"]"); }},
    {"ID03", "us", good, [](B &b) { swap(b.idClaims, "\"aud\"", "\"azp\":\"app\",\"aud\""); }},
    {"ID04", "good", good, [](B &) {}},
    {"ID04", "not signed", bad, [](B &b) { swap(b.idHeader, "ES256", "none"); }},
    {"ID04", "another key", bad,
     [](B &b) {
         b.after = [](Run &run) { run.issuerKeys.keys = {jose::generateJwk("ES256", u"k1"_s).value()}; };
     }},
    {"ID04", "keys not known", untold, [](B &b) { b.after = [](Run &run) { run.issuerKeys = {}; }; }},
    {"ID04", "a MAC by the client's secret", untold,
     [](B &b) { b.profile.client.auth = oauth::ClientAuth::SecretBasic; mac(b); }},
    {"ID04", "a MAC for a public client", bad, [](B &b) { mac(b); }},
    {"ID05", "expired", bad, [](B &b) { b.after = [](Run &run) { run.now = 1'800'000'600 + 300; }; }},
    {"ID05", "within the skew", good, [](B &b) { b.after = [](Run &run) { run.now = 1'800'000'600 + 299; }; }},
    {"ID05", "issued in the future", bad, [](B &b) { b.after = [](Run &run) { run.now = 1'800'000'000 - 301; }; }},
    {"ID06", "another", bad, [](B &b) { swap(b.idClaims, "n-7hTgB2", "n-7hTgB3"); }},
    {"ID06", "absent", bad, [](B &b) { swap(b.idClaims, "\"nonce\"", "\"x\""); }},
    {"ID06", "good", good, [](B &) {}},
    {"ID07", "too old", bad, [](B &b) { b.authorizationUrl += "&max_age=60"; swap(b.idClaims, "auth_time\":1800000000", "auth_time\":1799999649"); }},
    {"ID07", "just so", good, [](B &b) { b.authorizationUrl += "&max_age=60"; swap(b.idClaims, "auth_time\":1800000000", "auth_time\":1799999650"); }},
    {"ID07", "absent", bad, [](B &b) { b.authorizationUrl += "&max_age=60"; swap(b.idClaims, "auth_time", "x"); }},
    {"ID08", "met", good, [](B &b) { b.authorizationUrl += gold; swap(b.idClaims, "\"nonce\"", "\"acr\":\"gold\",\"nonce\""); }},
    {"ID08", "less", bad, [](B &b) { b.authorizationUrl += gold; swap(b.idClaims, "\"nonce\"", "\"acr\":\"tin\",\"nonce\""); }},
    {"ID08", "absent", bad, [](B &b) { b.authorizationUrl += gold; }},
    {"ID08", "not essential", none, [](B &b) { b.authorizationUrl += "&claims=%7B%22id_token%22%3A%7B%22acr%22%3Anull%7D%7D"; }},
    {"ID09", "another", bad, [](B &b) { swap(b.idClaims, "%HASH%", "AAAAAAAAAAAAAAAAAAAAAA"); }},
    {"ID09", "good", good, [](B &) {}},
    {"ID12", "another user", bad, [](B &b) { b.secondIdClaims = b.idClaims; swap(b.secondIdClaims, "alice", "mallory"); }},
    {"ID12", "another auth_time", bad, [](B &b) { b.secondIdClaims = b.idClaims; swap(b.secondIdClaims, "auth_time\":1800000000", "auth_time\":1800000001"); }},
    {"ID12", "no nonce", good, [](B &b) { b.secondIdClaims = b.idClaims; swap(b.secondIdClaims, "\"nonce\"", "\"x\""); }},
    {"ID13", "ID token", bad,
     [](B &b) {
         b.after = [](Run &run) {
             const auto body = encoding::JsonDocument::parse(messageOf(run, K::Token).response->body).value();
             messageOf(run, K::ApiCall).request.headers.set("Authorization", "Bearer " + body["id_token"_L1].toUtf8());
         };
     }},
    {"ID13", "access token", good, [](B &) {}},
    {"ID14", "no kid, several keys", bad,
     [](B &b) {
         swap(b.idHeader, ",\"kid\":\"k1\"", "");
         b.after = [](Run &run) { run.issuerKeys.keys.push_back(run.issuerKeys.keys.front()); };
     }},
    {"ID14", "no kid, one key", good, [](B &b) { swap(b.idHeader, ",\"kid\":\"k1\"", ""); }},

    {"AT01", "no jti", bad, [](B &b) { swap(b.accessClaims, "jti", "x"); }},
    {"AT01", "not at+jwt", none, [](B &b) { swap(b.accessHeader, "at+jwt", "JWT"); swap(b.accessClaims, "jti", "x"); }},
    {"AT01", "long form of typ", good, [](B &b) { swap(b.accessHeader, "at+jwt", "application/at+jwt"); }},
    {"AT02", "none", bad, [](B &b) { swap(b.accessHeader, "ES256", "none"); }},
    {"AT02", "good", good, [](B &) {}},
    {"AT04", "another resource", bad, [](B &b) { b.authorizationUrl += "&resource=https%3A%2F%2Fother.example"; }},
    {"AT04", "the resource", good, [](B &b) { b.authorizationUrl += "&resource=https%3A%2F%2Fapi.example"; }},
    {"AT06", "another client", bad, [](B &b) { swap(b.introspection, "app", "other"); }},
    {"AT06", "another exp", bad, [](B &b) { swap(b.introspection, "1800000600", "1800000601"); }},
    {"AT06", "less said", good, [](B &b) { b.introspection = R"({"active":true})"; }},

    {"UI01", "another user", bad, [](B &b) { swap(b.userInfo, "alice", "mallory"); }},
    {"UI01", "no sub", bad, [](B &b) { swap(b.userInfo, "sub", "x"); }},
    {"UI01", "good", good, [](B &) {}},
    {"UI02", "another client", bad, [](B &b) { b.userInfo = B::sign(b.idHeader, R"({"iss":"https://op.example","aud":"x","sub":"alice"})"); }},
    {"UI02", "no iss", bad, [](B &b) { b.userInfo = B::sign(b.idHeader, R"({"aud":"app","sub":"alice"})"); }},
    {"UI02", "good", good, [](B &b) { b.userInfo = B::sign(b.idHeader, R"({"iss":"https://op.example","aud":"app","sub":"alice"})"); }},
    {"UI03", "JWT as JSON", bad, [](B &b) { b.userInfo = B::sign(b.idHeader, R"({"sub":"alice"})"); }},
    {"UI03", "good", good, [](B &) {}},

    {"RQ01", "in the URL", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).request.url += "?access_token=a"; }; }},
    {"RQ01", "good", good, [](B &) {}},
    {"RQ02", "two ways", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).request.url += "?access_token=a"; }; }},
    {"RQ02", "good", good, [](B &) {}},
    {"RQ03", "401 alone", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).response->status = 401; }; }},
    {"RQ03", "401 with a challenge", good,
     [](B &b) {
         b.after = [](Run &run) {
             messageOf(run, K::ApiCall).response->status = 401;
             messageOf(run, K::ApiCall).response->headers.append("WWW-Authenticate", "Bearer");
         };
     }},
    {"RQ03", "403 alone", none, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).response->status = 403; }; }},
    {"RQ04", "403 invalid_token", bad,
     [](B &b) {
         b.after = [](Run &run) {
             messageOf(run, K::ApiCall).response->status = 403;
             messageOf(run, K::ApiCall).response->headers.append("WWW-Authenticate", "Bearer error=\"invalid_token\"");
         };
     }},
    {"RQ04", "401 invalid_token", good,
     [](B &b) {
         b.after = [](Run &run) {
             messageOf(run, K::ApiCall).response->status = 401;
             messageOf(run, K::ApiCall).response->headers.append("WWW-Authenticate", "Bearer error=\"invalid_token\"");
         };
     }},
    {"NT02", "http", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).request.url = "http://api.example/"; }; }},
    {"NT02", "http on loopback", good, [](B &b) { b.after = [](Run &run) { messageOf(run, K::ApiCall).request.url = "http://127.0.0.1/"; }; }},

    {"IN01", "missing", bad, [](B &b) { b.introspection = "{}"; }},
    {"IN01", "a string", bad, [](B &b) { b.introspection = R"({"active":"true"})"; }},
    {"IN01", "false", good, [](B &b) { b.introspection = R"({"active":false})"; }},
    {"IN02", "good", good, [](B &) {}},
    {"IN02", "404", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Introspection).response->status = 404; }; }},
    {"IN02", "401", none, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Introspection).response->status = 401; }; }},
    {"IN02", "the kind is refused", untold,
     [](B &b) {
         b.introspection = R"({"error":"unsupported_token_type"})";
         b.after = [](Run &run) { messageOf(run, K::Introspection).response->status = 400; };
     }},
    {"IN03", "more", bad, [](B &b) { b.introspection = R"({"active":false,"sub":"alice"})"; }},
    {"IN03", "no more", good, [](B &b) { b.introspection = R"({"active":false})"; }},
    {"IN05", "no claims", bad, [](B &b) { signedIntrospection(b, "{}"); }},
    {"IN05", "all claims", good, [](B &b) { signedIntrospection(b, introspected); }},
    {"IN05", "another typ", bad, [](B &b) { signedIntrospection(b, introspected, R"({"alg":"ES256","kid":"k1","typ":"JWT"})"); }},
    {"IN05", "another media type", bad,
     [](B &b) { b.introspection = B::sign(introspectionHeader, introspected); }},
    {"IN05", "JSON", none, [](B &) {}},
    {"IN06", "the issuer's", good, [](B &b) { signedIntrospection(b, introspected); }},
    {"IN06", "for another client", bad,
     [](B &b) { signedIntrospection(b, R"({"iss":"https://op.example","aud":"b","iat":1,"token_introspection":{}})"); }},
    {"IN06", "from another issuer", bad,
     [](B &b) { signedIntrospection(b, R"({"iss":"a","aud":"app","iat":1,"token_introspection":{}})"); }},
    {"IN06", "not signed", bad, [](B &b) { signedIntrospection(b, introspected, R"({"alg":"none","typ":"token-introspection+jwt"})"); }},
    {"IN06", "JSON", none, [](B &) {}},
    {"IN01", "a signed one", good, [](B &b) { signedIntrospection(b, introspected); }},
    {"IN01", "a signed one without", bad,
     [](B &b) { signedIntrospection(b, R"({"iss":"https://op.example","aud":"app","iat":1,"token_introspection":{}})"); }},
    {"IN03", "more in a signed one", bad,
     [](B &b) { signedIntrospection(b, R"({"token_introspection":{"active":false,"sub":"alice"}})"); }},
    {"RV01", "400", bad, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Revocation).response->status = 400; }; }},
    {"RV01", "503", untold, [](B &b) { b.after = [](Run &run) { messageOf(run, K::Revocation).response->status = 503; }; }},
    {"RV01", "good", good, [](B &) {}},
    {"RV02", "still active", bad,
     [](B &b) { b.after = [](Run &run) { B::add(run, K::Introspection, "POST", "https://op.example/i", "token=r2", R"({"active":true})"); }; }},
    {"RV02", "not active", good,
     [](B &b) { b.after = [](Run &run) { B::add(run, K::Introspection, "POST", "https://op.example/i", "token=r2", R"({"active":false})"); }; }},
};

} // namespace

class TestIdentityRules : public QObject
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
        QStringList missing =
            rulesWithoutBadRow(rows, {idTokenRules(), idTokenBindingRules(), accessTokenRules(),
                                      userInfoRules(), resourceRules(), introspectionRules()});
        QCOMPARE(missing.join(u' '), u"AT03"_s); // it reports; it cannot fail
    }
};

QTEST_GUILESS_MAIN(TestIdentityRules)
#include "tst_identity_rules.moc"
