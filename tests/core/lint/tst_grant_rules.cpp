#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// Other grants and what surrounds them: token exchange, devices, backchannel, certificates, registration,
// resource metadata.

namespace {

using lint::Run;

constexpr auto exchange = "grant_type=urn:ietf:params:oauth:grant-type:token-exchange";
constexpr auto exchanged = R"({"access_token":"a","issued_token_type":"urn:ietf:params:oauth:token-type:jwt"})";

void grant(B &b, const char *form, const char *body)
{
    b.tokenForm = form;
    b.tokenBody = body;
}

void exchangeToken(B &b, const char *more, const char *body = exchanged)
{
    b.tokenForm = QByteArray(exchange) + more;
    b.tokenBody = body;
}

void certificate(B &b, const char *tokenForm = "grant_type=client_credentials&client_id=app")
{
    b.profile.client.auth = oauth::ClientAuth::TlsClientAuth;
    b.tokenForm = tokenForm;
    b.after = [](Run &run) {
        messageOf(run, K::Introspection).request.body += "&client_id=app";
        messageOf(run, K::Revocation).request.body += "&client_id=app";
    };
}

void alias(B &b, const char *url, const char *member = "token_endpoint")
{
    certificate(b);
    b.metadata.chop(1);
    b.metadata += QByteArray(R"(,"mtls_endpoint_aliases":{"%2":"%1"}})").replace("%1", url).replace("%2", member);
}

/// An access token that is bound to one certificate (or to none), in a run whose client shows another.
void bound(B &b, const char *confirmed, const char *shown)
{
    if (*confirmed)
        b.accessClaims.insert(b.accessClaims.size() - 1, QByteArray(R"(,"cnf":{"x5t#S256":"%1"})").replace("%1", confirmed));
    b.after = [=](Run &run) { run.certificateHash = shown; };
}

void bindsTokens(B &b)
{
    b.metadata.insert(b.metadata.size() - 1, R"(,"tls_client_certificate_bound_access_tokens":true)");
}

void call(B &b, K kind, const char *url, const char *form, const char *body, int status)
{
    b.after = [=](Run &run) {
        B::add(run, kind, "POST", url, form, body);
        run.messages.back().response->status = status;
    };
}

/// A request of that kind from a client with a certificate, whose other requests name it.
void callWithCertificate(B &b, K kind, const char *form)
{
    const auto others = b.after;
    call(b, kind, "https://op.example/e", form, "{}", 200);
    b.after = [others, own = b.after](Run &run) {
        others(run);
        own(run);
    };
}

/// The same, with an alias of its endpoint https://op.example/e.
void aliased(B &b, K kind, const char *member, const char *url)
{
    alias(b, url, member);
    callWithCertificate(b, kind, "client_id=app");
}

constexpr auto managed = R"({"client_id":"a","registration_client_uri":"u","registration_access_token":"t"})";

void manage(B &b, const char *method, const char *text, const char *answer, int status)
{
    b.after = [=](Run &run) {
        B::add(run, K::ClientConfiguration, method, "https://op.example/r/a", text, answer);
        run.messages.back().response->status = status;
    };
}

/// A registration, a read whose answer brings a new token, and one more read.
void manageAfter(B &b, const char *authorization)
{
    b.after = [=](Run &run) {
        B::add(run, K::Registration, "POST", "https://op.example/r", "{}",
               R"({"client_id":"a","registration_access_token":"t1"})");
        B::add(run, K::ClientConfiguration, "GET", "https://op.example/r/a", "",
               R"({"client_id":"a","registration_access_token":"t2"})");
        run.messages.back().request.headers.set("Authorization", "Bearer t1");
        B::add(run, K::ClientConfiguration, "GET", "https://op.example/r/a", "", managed);
        run.messages.back().request.headers.set("Authorization", authorization);
    };
}

constexpr auto deviceForm = "grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code=d";
constexpr auto cibaForm = "grant_type=urn:openid:params:grant-type:ciba&auth_req_id=d";
constexpr auto deviceBody = R"({"device_code":"d","user_code":"u","verification_uri":"https://op.example/d","expires_in":600})";
constexpr auto cibaBody = R"({"auth_req_id":"d","expires_in":600,"interval":2})";

/// Two polls that many milliseconds apart; the first one is answered by that error.
void poll(B &b, qint64 apart, const char *error, const char *form = deviceForm, const char *start = deviceBody)
{
    b.after = [=](Run &run) {
        B::add(run, form == deviceForm ? K::DeviceAuthorization : K::BackchannelAuthentication, "POST",
               "https://op.example/start", "client_id=app", start);
        for (const qint64 at : {qint64(0), apart}) {
            B::add(run, K::Token, "POST", "https://op.example/token", form,
                   QByteArray(R"({"error":"%1"})").replace("%1", error));
            run.messages.back().response->status = 400;
            run.messages.back().sentAt = 1'000'000 + at;
        }
    };
}

void resource(B &b, const char *url, const char *name)
{
    b.after = [=](Run &run) {
        B::add(run, K::ResourceMetadata, "GET", url, {}, QByteArray(R"({"resource":"%1"})").replace("%1", name));
        messageOf(run, K::ApiCall).response->status = 401;
        messageOf(run, K::ApiCall).response->headers.append("WWW-Authenticate", "Bearer resource_metadata=\"" + QByteArray(url) + '"');
    };
}

constexpr auto details = "&authorization_details=%5B%7B%22type%22%3A%22a%22%7D%5D";
constexpr auto metadataUrl = "https://api.example/.well-known/oauth-protected-resource/orders";

constexpr MessageRow rows[] = {
    {"TS09", "a refresh token", bad, [](B &b) { grant(b, "grant_type=client_credentials", R"({"access_token":"a","refresh_token":"r"})"); }},
    {"TS09", "none", good, [](B &b) { grant(b, "grant_type=client_credentials", R"({"access_token":"a"})"); }},
    {"TS09", "code flow", none, [](B &) {}},
    {"TQ15", "good", good, [](B &b) { exchangeToken(b, "&subject_token=a&subject_token_type=b"); }},
    {"TQ15", "no type", bad, [](B &b) { exchangeToken(b, "&subject_token=a"); }},
    {"TQ15", "an actor without type", bad, [](B &b) { exchangeToken(b, "&subject_token=a&subject_token_type=b&actor_token=c"); }},
    {"TQ15", "a type without actor", bad, [](B &b) { exchangeToken(b, "&subject_token=a&subject_token_type=b&actor_token_type=c"); }},
    {"TQ15", "code flow", none, [](B &) {}},
    {"TS14", "good", good, [](B &b) { exchangeToken(b, "&subject_token=a"); }},
    {"TS14", "missing", bad, [](B &b) { exchangeToken(b, "&subject_token=a", R"({"access_token":"a"})"); }},
    {"TS11", "not returned", bad, [](B &b) { b.authorizationUrl += details; }},
    {"TS11", "returned", good, [](B &b) { b.authorizationUrl += details; swap(b.tokenBody, "\"scope\"", "\"authorization_details\":[],\"scope\""); }},
    {"TS11", "not asked for", none, [](B &) {}},
    {"TQ11", "good", good, [](B &b) { certificate(b); }},
    {"TQ11", "missing", bad, [](B &b) { certificate(b, "grant_type=client_credentials"); }},
    {"TQ11", "no certificate", none, [](B &) {}},
    {"TQ12", "the other endpoint", bad, [](B &b) { alias(b, "https://mtls.op.example/token"); }},
    {"TQ12", "the alias", good, [](B &b) { alias(b, "https://op.example/token"); }},
    {"TQ12", "another endpoint for pushing", bad, [](B &b) { aliased(b, K::PushedAuthorization, "pushed_authorization_request_endpoint", "https://mtls.op.example/e"); }},
    {"TQ12", "the alias for pushing", good, [](B &b) { aliased(b, K::PushedAuthorization, "pushed_authorization_request_endpoint", "https://op.example/e"); }},
    {"TQ12", "another endpoint for devices", bad, [](B &b) { aliased(b, K::DeviceAuthorization, "device_authorization_endpoint", "https://mtls.op.example/e"); }},
    {"TQ12", "the alias for devices", good, [](B &b) { aliased(b, K::DeviceAuthorization, "device_authorization_endpoint", "https://op.example/e"); }},
    {"TQ12", "another endpoint for CIBA", bad, [](B &b) { aliased(b, K::BackchannelAuthentication, "backchannel_authentication_endpoint", "https://mtls.op.example/e"); }},
    {"TQ12", "another endpoint for UserInfo", bad, [](B &b) { aliased(b, K::UserInfo, "userinfo_endpoint", "https://mtls.op.example/e"); }},
    {"TQ11", "missing where it pushes", bad, [](B &b) { certificate(b); callWithCertificate(b, K::PushedAuthorization, "scope=openid"); }},
    {"TQ12", "no alias", none, [](B &b) { certificate(b); }},
    {"AT05", "bound", good, [](B &b) { bound(b, "abc", "abc"); }},
    {"AT05", "to another", bad, [](B &b) { bound(b, "abd", "abc"); }},
    {"AT05", "to none, though announced", bad, [](B &b) { bindsTokens(b); bound(b, "", "abc"); }},
    {"AT05", "to none", none, [](B &b) { bound(b, "", "abc"); }},
    {"AT05", "no certificate", none, [](B &b) { bindsTokens(b); bound(b, "abc", ""); }},

    {"DV01", "good", good, [](B &b) { call(b, K::DeviceAuthorization, "https://op.example/d", "client_id=app", deviceBody, 200); }},
    {"DV01", "no user code", bad, [](B &b) { call(b, K::DeviceAuthorization, "https://op.example/d", "client_id=app", R"({"device_code":"d"})", 200); }},
    {"DV01", "an error", none, [](B &b) { call(b, K::DeviceAuthorization, "https://op.example/d", "client_id=app", "{}", 400); }},
    {"DV02", "5 seconds", good, [](B &b) { poll(b, 5'000, "authorization_pending"); }},
    {"DV02", "a millisecond less", bad, [](B &b) { poll(b, 4'999, "authorization_pending"); }},
    {"DV02", "10 seconds after slow_down", good, [](B &b) { poll(b, 10'000, "slow_down"); }},
    {"DV02", "5 seconds after slow_down", bad, [](B &b) { poll(b, 5'000, "slow_down"); }},
    {"DV02", "after another error", bad, [](B &b) { poll(b, 60'000, "access_denied"); }},
    {"DV02", "no times", untold, [](B &b) { poll(b, -2'000'000, "authorization_pending"); }},
    {"DV02", "again at once, with a nonce", good, [](B &b) { poll(b, 1, "use_dpop_nonce"); }},
    {"DV03", "400", good, [](B &b) { poll(b, 5'000, "authorization_pending"); }},
    {"DV03", "403", bad, [](B &b) { call(b, K::Token, "https://op.example/token", deviceForm, R"({"error":"slow_down"})", 403); }},
    {"DV03", "another error", none, [](B &b) { call(b, K::Token, "https://op.example/token", deviceForm, R"({"error":"invalid_grant"})", 403); }},
    {"CB01", "good", good, [](B &b) { poll(b, 2'000, "authorization_pending", cibaForm, cibaBody); }},
    {"CB01", "too fast", bad, [](B &b) { poll(b, 1'999, "authorization_pending", cibaForm, cibaBody); }},
    {"CB01", "no expiry", bad, [](B &b) { poll(b, 5'000, "authorization_pending", cibaForm, R"({"auth_req_id":"d"})"); }},

    {"RG01", "good", good, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a"})", 201); }},
    {"RG01", "200", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a"})", 200); }},
    {"RG01", "no client", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", "{}", 201); }},
    {"RG01", "a secret without expiry", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a","client_secret":"b"})", 201); }},
    {"RG01", "a secret for ever", good,
     [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a","client_secret":"b","client_secret_expires_at":0})", 201); }},
    {"RG02", "good", good, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"error":"invalid_redirect_uri"})", 400); }},
    {"RG02", "another code", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"error":"bad"})", 400); }},
    {"RG02", "422", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"error":"invalid_redirect_uri"})", 422); }},
    {"RG02", "401", none, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", "{}", 401); }},
    {"RG03", "as asked", good, [](B &b) { call(b, K::Registration, "https://op.example/r", R"({"scope":"a"})", R"({"client_id":"a","scope":"a"})", 201); }},
    {"RG03", "changed", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", R"({"scope":"a b"})", R"({"client_id":"a","scope":"a"})", 201); }},

    {"RG03", "in another order", good,
     [](B &b) { call(b, K::Registration, "https://op.example/r", R"({"scope":"a b","grant_types":["x", "y"],"redirect_uris":[]})", R"({"client_id":"a","scope":"b a","grant_types":["y","x"]})", 201); }},
    {"RG04", "both", good, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a","registration_client_uri":"u","registration_access_token":"t"})", 201); }},
    {"RG04", "no management", none, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a"})", 201); }},
    {"RG04", "no token", bad, [](B &b) { call(b, K::Registration, "https://op.example/r", "{}", R"({"client_id":"a","registration_client_uri":"u"})", 201); }},
    {"RG04", "read without both", bad, [](B &b) { manage(b, "GET", "", R"({"client_id":"a"})", 200); }},
    {"RG05", "read", good, [](B &b) { manage(b, "GET", "", managed, 200); }},
    {"RG05", "read with 201", bad, [](B &b) { manage(b, "GET", "", managed, 201); }},
    {"RG05", "read without an id", bad, [](B &b) { manage(b, "GET", "", "{}", 200); }},
    {"RG05", "deleted", good, [](B &b) { manage(b, "DELETE", "", "", 204); }},
    {"RG05", "deleted with 200", bad, [](B &b) { manage(b, "DELETE", "", "", 200); }},
    {"RG05", "refused", none, [](B &b) { manage(b, "GET", "", "", 401); }},
    {"RG06", "good", good, [](B &b) { manage(b, "PUT", R"({"client_id":"a"})", R"({"error":"invalid_client_metadata"})", 400); }},
    {"RG06", "another code", bad, [](B &b) { manage(b, "PUT", R"({"client_id":"a"})", R"({"error":"bad"})", 400); }},
    {"RG06", "not offered", none, [](B &b) { manage(b, "PUT", R"({"client_id":"a"})", "", 405); }},
    {"RG06", "of a read", none, [](B &b) { manage(b, "GET", "", R"({"error":"bad"})", 400); }},
    {"RG07", "as asked", good, [](B &b) { manage(b, "PUT", R"({"client_id":"a"})", managed, 200); }},
    {"RG07", "changed", bad, [](B &b) { manage(b, "PUT", R"({"client_id":"a","client_name":"b"})", managed, 200); }},
    {"RG08", "good", good, [](B &b) { manage(b, "PUT", R"({"client_id":"a"})", managed, 200); }},
    {"RG08", "no id", bad, [](B &b) { manage(b, "PUT", R"({"client_name":"a"})", managed, 200); }},
    {"RG08", "the server's", bad, [](B &b) { manage(b, "PUT", R"({"client_id":"a","client_id_issued_at":1})", managed, 200); }},
    {"RG08", "a read", none, [](B &b) { manage(b, "GET", "", managed, 200); }},
    {"RG09", "the newest", good, [](B &b) { manageAfter(b, "Bearer t2"); }},
    {"RG09", "an older one", bad, [](B &b) { manageAfter(b, "Bearer t1"); }},
    {"RG09", "none seen", none, [](B &b) { manage(b, "GET", "", managed, 200); }},

    {"MD10", "good", good, [](B &b) { resource(b, metadataUrl, "https://api.example/orders"); }},
    {"MD10", "another", bad, [](B &b) { resource(b, metadataUrl, "https://api.example/other"); }},
    {"MD10", "no path, with a slash", good, [](B &b) { resource(b, "https://api.example/.well-known/oauth-protected-resource", "https://api.example/"); }},
    {"MD10", "a path and a slash", bad, [](B &b) { resource(b, metadataUrl, "https://api.example/orders/"); }},
    {"RQ05", "good", good, [](B &b) { resource(b, metadataUrl, "https://api.example/orders"); }},
    {"RQ05", "another", bad, [](B &b) { resource(b, metadataUrl, "https://other.example"); }},
    {"RQ05", "the whole API", bad, [](B &b) { resource(b, metadataUrl, "https://api.example"); }},
    {"RQ05", "not fetched", none, [](B &) {}},

    {"MD14", "a key without use beside one for encryption", bad,
     [](B &b) { swap(b.keys, "%KEY%", R"({"kty":"EC","kid":"a"},{"kty":"EC","kid":"b","use":"enc"})"); }},
    {"MD14", "each with its use", good,
     [](B &b) { swap(b.keys, "%KEY%", R"({"kty":"EC","kid":"a","use":"sig"},{"kty":"EC","kid":"b","use":"enc"})"); }},
    {"UI02", "not the issuer's signature", bad,
     [](B &b) {
         b.userInfo = B::sign(b.idHeader, R"({"iss":"https://op.example","aud":"app","sub":"alice"})");
         b.after = [](Run &run) { run.issuerKeys.keys = {jose::generateJwk("ES256", u"k1"_s).value()}; };
     }},
};

} // namespace

class TestGrantRules : public QObject
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
        QCOMPARE(rulesWithoutBadRow(rows, {grantRules(), mutualTlsRules(), deviceRules(), registrationRules(),
                                           resourceMetadataRules()})
                     .join(u' '),
                 QString());
    }
};

QTEST_GUILESS_MAIN(TestGrantRules)
#include "tst_grant_rules.moc"
