#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// Request objects, pushed requests, signed responses, and tokens that come through the browser.

namespace {

using lint::ObservedMessage;
using lint::Run;

constexpr auto objectHeader = R"({"alg":"ES256","kid":"k1","typ":"oauth-authz-req+jwt"})";
constexpr auto objectClaims = R"({"iss":"app","client_id":"app","response_type":"code","state":"s-4vMQzX0pLk"})";

void object(B &b, QByteArray header = objectHeader, const QByteArray &claims = objectClaims, const char *more = "")
{
    b.authorizationUrl = "https://op.example/auth?client_id=app&request=" + B::sign(header, claims) + more;
}

/// The request is pushed, and the browser carries its reference.
void push(B &b, const char *more = "", int status = 201,
          const char *body = R"({"request_uri":"urn:ietf:params:oauth:request_uri:a","expires_in":60})")
{
    const QByteArray form = b.authorizationUrl.sliced(b.authorizationUrl.indexOf('?') + 1) + more;
    b.authorizationUrl = "https://op.example/auth?client_id=app&request_uri=urn%3Aietf%3Aparams%3Aoauth%3Arequest_uri%3Aa";
    b.after = [=](Run &run) {
        B::add(run, K::PushedAuthorization, "POST", "https://op.example/par", form, body);
        run.messages.back().response->status = status;
        run.messages.back().sentAt = 1'000;
        messageOf(run, K::AuthorizationRequest).sentAt = 61'000;
    };
}

void pushed(B &b, void (*spoil)(Run &, ObservedMessage &))
{
    push(b);
    b.after = [make = b.after, spoil](Run &run) {
        make(run);
        spoil(run, messageOf(run, K::PushedAuthorization));
    };
}

constexpr auto responseClaims = R"({"iss":"https://op.example","aud":"app","exp":1800000610,"iat":1800000010,)"
                                R"("code":"Qx7RdKp2vTnWz9LbYc4HsMgJ6fEa","state":"s-4vMQzX0pLk"})";

void jarm(B &b, QByteArray claims = responseClaims, const char *more = "", QByteArray header = R"({"alg":"ES256","kid":"k1"})")
{
    b.callbackUrl = "http://127.0.0.1:5000/callback?response=" + B::sign(header, claims) + more;
}

/// An ID token beside the code, in the fragment. The claims: those of the run's ID token.
void front(B &b, QByteArrayView from = {}, QByteArrayView to = {}, const char *more = "")
{
    QByteArray claims = b.idClaims;
    claims.replace("\"at_hash\":\"%HASH%\"",
                   "\"c_hash\":\"" + lint::tokenHash("ES256", "Qx7RdKp2vTnWz9LbYc4HsMgJ6fEa") + '"');
    if (!from.isEmpty())
        swap(claims, from, to);
    b.callbackUrl.replace('?', '#') += "&id_token=" + B::sign(b.idHeader, claims) + more;
}

constexpr MessageRow rows[] = {
    {"JR01", "an object", good, [](B &b) { object(b); }},
    {"JR01", "both", bad, [](B &b) { object(b, objectHeader, objectClaims, "&request_uri=https://a"); }},
    {"JR01", "no client_id", bad, [](B &b) { object(b); swap(b.authorizationUrl, "client_id=app&", ""); }},
    {"JR01", "neither", none, [](B &) {}},
    {"JR02", "the same", good, [](B &b) { object(b); }},
    {"JR02", "another", bad, [](B &b) { object(b); swap(b.authorizationUrl, "client_id=app", "client_id=other"); }},
    {"JR03", "good", good, [](B &b) { object(b); }},
    {"JR03", "an object in it", bad, [](B &b) { object(b, objectHeader, R"({"client_id":"app","request":"a"})"); }},
    {"JR04", "good", good, [](B &b) { object(b); }},
    {"JR04", "the client as sub", bad, [](B &b) { object(b, objectHeader, R"({"client_id":"app","sub":"app"})"); }},
    {"JR04", "another sub", good, [](B &b) { object(b, objectHeader, R"({"client_id":"app","sub":"alice"})"); }},
    {"JR05", "signed", good, [](B &b) { object(b); }},
    {"JR05", "none, OpenID Connect", good, [](B &b) { object(b, R"({"alg":"none"})"); }},
    {"JR05", "none", bad,
     [](B &b) {
         object(b, R"({"alg":"none"})");
         b.after = [](Run &run) { run.ruleProfile = lint::RuleProfile::BestPractice; };
     }},
    {"JR06", "its type", good, [](B &b) { object(b); }},
    {"JR06", "another type", bad, [](B &b) { object(b, R"({"alg":"ES256","typ":"at+jwt"})"); }},
    {"JR06", "JWT", none, [](B &b) { object(b, R"({"alg":"ES256","typ":"JWT"})"); }},
    {"JR07", "https", good, [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request_uri=https://app.example/r"; }},
    {"JR07", "http", bad, [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request_uri=http://app.example/r"; }},
    {"JR07", "512 characters", good,
     [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request_uri=https://a/" + QByteArray(502, 'a'); }},
    {"JR07", "513 characters", bad,
     [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request_uri=https://a/" + QByteArray(503, 'a'); }},
    {"JR07", "pushed", none, [](B &b) { push(b); }},

    {"AR01", "pushed", good, [](B &b) { push(b); }},
    {"AR01", "in an object", good, [](B &b) { object(b); }},
    {"AR01", "pushed out of sight", untold, [](B &b) { push(b); b.after = nullptr; }},
    {"AR04", "pushed out of sight", none, [](B &b) { push(b); b.after = nullptr; }},
    {"RS01", "pushed", good, [](B &b) { push(b); }},
    {"TQ07", "pushed", good, [](B &b) { push(b); }},
    {"PA01", "good", good, [](B &b) { push(b); }},
    {"PA01", "a reference", bad, [](B &b) { push(b, "&request_uri=urn:a"); }},
    {"PA02", "good", good, [](B &b) { push(b); }},
    {"PA02", "JSON", bad, [](B &b) { pushed(b, [](Run &, ObservedMessage &par) { par.request.headers.set("Content-Type", "application/json"); }); }},
    {"PA02", "no client", bad, [](B &b) { swap(b.authorizationUrl, "&client_id=app", ""); push(b); }},
    {"PA02", "not authenticated", bad, [](B &b) { b.profile.client.auth = oauth::ClientAuth::SecretBasic; push(b); }},
    {"PA02", "authenticated", good,
     [](B &b) {
         b.profile.client.auth = oauth::ClientAuth::SecretBasic;
         pushed(b, [](Run &, ObservedMessage &par) { par.request.headers.append("Authorization", "Basic YTpi"); });
     }},
    {"PA03", "good", good, [](B &b) { push(b); }},
    {"PA03", "200", bad, [](B &b) { push(b, "", 200); }},
    {"PA03", "no reference", bad, [](B &b) { push(b, "", 201, R"({"expires_in":60})"); }},
    {"PA03", "no lifetime", bad, [](B &b) { push(b, "", 201, R"({"request_uri":"urn:a"})"); }},
    {"PA03", "a lifetime of 0", bad, [](B &b) { push(b, "", 201, R"({"request_uri":"urn:a","expires_in":0})"); }},
    {"PA04", "good", good, [](B &b) { push(b, "", 400, R"({"error":"invalid_request"})"); }},
    {"PA04", "a page", bad, [](B &b) { push(b, "", 400, "<html>"); }},
    {"PA04", "422", bad, [](B &b) { push(b, "", 422, R"({"error":"invalid_request"})"); }},
    {"PA04", "413", good, [](B &b) { push(b, "", 413, R"({"error":"invalid_request"})"); }},
    {"PA04", "500", untold, [](B &b) { push(b, "", 500, "{}"); }},
    {"PA05", "in time", good, [](B &b) { push(b); }},
    {"PA05", "a second too late", bad, [](B &b) { pushed(b, [](Run &run, ObservedMessage &) { messageOf(run, K::AuthorizationRequest).sentAt += 1'000; }); }},
    {"PA05", "another client", bad, [](B &b) { push(b); swap(b.authorizationUrl, "client_id=app", "client_id=other"); }},
    {"PA05", "altered", bad, [](B &b) { push(b); b.authorizationUrl += "b"; }},
    {"PA05", "again", bad, [](B &b) { pushed(b, [](Run &run, ObservedMessage &) { B::add(run, K::AuthorizationRequest, "GET", messageOf(run, K::AuthorizationRequest).request.url, {}, {}); }); }},
    {"PA06", "required and pushed", good,
     [](B &b) { b.metadata.chop(1); b.metadata += R"(,"require_pushed_authorization_requests":true})"; push(b); }},
    {"PA06", "required and not pushed", bad,
     [](B &b) { b.metadata.chop(1); b.metadata += R"(,"require_pushed_authorization_requests":true})"; }},
    {"PA06", "not required", none, [](B &) {}},
    {"PA07", "an object alone", good,
     [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request=a.b.c"; push(b); }},
    {"PA07", "a scope beside it", bad,
     [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request=a.b.c&scope=a"; push(b); }},

    {"JM01", "good", good, [](B &b) { jarm(b); }},
    {"JM01", "another issuer", bad, [](B &b) { jarm(b, R"({"iss":"https://evil.example","aud":"app","exp":1800000310})"); }},
    {"JM01", "another client", bad, [](B &b) { jarm(b, R"({"iss":"https://op.example","aud":"x","exp":1800000310})"); }},
    {"JM01", "no expiry", bad, [](B &b) { jarm(b, R"({"iss":"https://op.example","aud":"app"})"); }},
    {"JM01", "expired", bad, [](B &b) { jarm(b, R"({"iss":"https://op.example","aud":"app","exp":1799999710})"); }},
    {"JM01", "within the skew", good, [](B &b) { jarm(b, R"({"iss":"https://op.example","aud":"app","exp":1799999711})"); }},
    {"JM01", "not signed", bad, [](B &b) { jarm(b, responseClaims, "", R"({"alg":"none"})"); }},
    {"JM01", "keys not known", untold, [](B &b) { jarm(b); b.after = [](Run &run) { run.issuerKeys = {}; }; }},
    {"JM01", "encrypted", untold, [](B &b) { b.callbackUrl = "http://127.0.0.1:5000/callback?response=a.b.c.d.e"; }},
    {"JM02", "ten minutes", good, [](B &b) { jarm(b); }},
    {"JM02", "a second more", bad, [](B &b) { jarm(b, R"({"exp":1800000611,"iat":1800000010})"); }},
    {"JM02", "without iat, with the skew", good, [](B &b) { jarm(b, R"({"exp":1800000910})"); }},
    {"JM02", "without iat, a second more", bad, [](B &b) { jarm(b, R"({"exp":1800000911})"); }},
    {"JM03", "alone", good, [](B &b) { jarm(b); }},
    {"JM03", "iss beside it", good, [](B &b) { jarm(b, responseClaims, "&iss=https://op.example"); }},
    {"JM03", "state beside it", bad, [](B &b) { jarm(b, responseClaims, "&state=a"); }},
    {"JM04", "a token in the query", bad,
     [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=token&response_mode=query.jwt"); jarm(b); }},
    {"JM04", "encrypted", good,
     [](B &b) {
         swap(b.authorizationUrl, "response_type=code", "response_type=token&response_mode=query.jwt");
         b.callbackUrl = "http://127.0.0.1:5000/callback?response=a.b.c.d.e";
     }},
    {"JM04", "a code", none, [](B &b) { b.authorizationUrl += "&response_mode=query.jwt"; jarm(b); }},
    {"RS01", "in a signed response", good, [](B &b) { jarm(b); }},
    {"RS11", "in a signed response", good, [](B &b) { jarm(b); }},

    {"RS14", "the same", good, [](B &b) { front(b); }},
    {"RS14", "another", bad, [](B &b) { front(b, "https://op.example", "https://evil.example"); }},
    {"RS14", "signed response", bad,
     [](B &b) { jarm(b, R"({"iss":"https://evil.example"})", "&iss=https://op.example"); }},
    {"RS14", "no token", none, [](B &) {}},
    {"RS15", "all parts", good,
     [](B &b) { swap(b.authorizationUrl, "response_type=code", "response_type=code%20id_token"); front(b); }},
    {"ID09", "missing in the fragment", bad, [](B &b) { front(b, {}, {}, "&access_token=a"); }},
    {"ID10", "good", good, [](B &b) { front(b); }},
    {"ID10", "missing", bad, [](B &b) { front(b, "\"c_hash\"", "\"x\""); }},
    {"ID10", "of another code", bad, [](B &b) { front(b); swap(b.callbackUrl, "code=Q", "code=q"); }},
    {"ID10", "wrong, at the token endpoint", bad, [](B &b) { swap(b.idClaims, "\"nonce\"", "\"c_hash\":\"AAAAAAAAAAAAAAAAAAAAAA\",\"nonce\""); }},
    {"ID10", "code flow", none, [](B &) {}},
    {"ID11", "one login", good, [](B &b) { front(b); }},
    {"ID11", "two users", bad, [](B &b) { front(b, "alice", "mallory"); }},
    {"ID11", "one token", none, [](B &) {}},
};

} // namespace

class TestSignedRequestRules : public QObject
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
        QCOMPARE(rulesWithoutBadRow(rows, {requestObjectRules(), pushedRequestRules(), jarmRules(), frontChannelRules()})
                     .join(u' '),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestSignedRequestRules)
#include "tst_signed_request_rules.moc"
