#include "core/flow/from_har.h"

#include "core/base/redaction.h"
#include "core/encoding/base64url.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;
using http::HarEntry;

namespace {

constexpr char verifier[] = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636 appendix B
constexpr char challenge[] = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// Entries in the order of time, a tenth of a second apart.
struct Recording
{
    std::vector<HarEntry> entries;

    HarEntry &add(const QByteArray &method, const QByteArray &url, int status, const QByteArray &body = {})
    {
        HarEntry entry;
        entry.request.method = method;
        entry.request.url = url;
        entry.response = http::Response{
            status, {}, {{"Content-Type", body.startsWith('{') ? "application/json" : "text/html"}}, body};
        const qint64 at = 1'790'000'000'000 + qint64(entries.size()) * 100;
        entry.timing = {at, at, at + 10, at + 20};
        entries.push_back(std::move(entry));
        return entries.back();
    }
    HarEntry &redirect(const QByteArray &url, const QByteArray &to)
    {
        HarEntry &entry = add("GET", url, 302);
        entry.response->headers.set("Location", to);
        return entry;
    }
    HarEntry &post(const QByteArray &url, const QByteArray &form, const QByteArray &body, int status = 200)
    {
        HarEntry &entry = add("POST", url, status, body);
        entry.request.headers.set("Content-Type", "application/x-www-form-urlencoded");
        entry.request.body = form;
        entry.response->headers.set("Cache-Control", "no-store");
        return entry;
    }
    HarEntry &call(const QByteArray &url, const QByteArray &token, const QByteArray &body)
    {
        HarEntry &entry = add("GET", url, 200, body);
        entry.request.headers.set("Authorization", "Bearer " + token);
        return entry;
    }
};

QByteArray authorize(const QByteArray &client, const QByteArray &state, const QByteArray &type = "code")
{
    return "https://op.example/authorize?response_type=" + type + "&client_id=" + client +
           "&redirect_uri=https%3A%2F%2F" + client + ".example%2Fcb&scope=orders&state=" + state +
           "&code_challenge_method=S256&code_challenge=" + challenge;
}

QByteArray tokenForm(const QByteArray &client, const QByteArray &code)
{
    return "grant_type=authorization_code&code=" + code + "&client_id=" + client +
           "&redirect_uri=https%3A%2F%2F" + client + ".example%2Fcb&code_verifier=" + verifier;
}

QByteArray tokens(const QByteArray &access)
{
    return R"({"access_token":")" + access +
           R"(","token_type":"Bearer","expires_in":60,"refresh_token":"r-)" + access + R"("})";
}

/// A single page app: everything is in the browser's sight.
Recording singlePageApp()
{
    Recording r;
    r.add("GET", "https://spa.example/", 200, "<html>");
    r.add("GET", "https://op.example/.well-known/openid-configuration", 200,
          R"({"issuer":"https://op.example","authorization_endpoint":"https://op.example/authorize",
             "token_endpoint":"https://op.example/token","jwks_uri":"https://op.example/keys"})");
    r.redirect(authorize("spa", "s1"), "/login?x=1");
    r.add("GET", "https://op.example/login?x=1", 200, "<html>");
    r.add("GET", "https://op.example/logo.svg", 200).response->headers.set("Content-Type", "image/svg+xml");
    r.post("https://op.example/login", "user=alice", "", 302)
        .response->headers.set("Location", "https://spa.example/cb?code=c1&state=s1");
    r.add("GET", "https://spa.example/cb?code=c1&state=s1", 200, "<html>");
    r.post("https://op.example/token", tokenForm("spa", "c1"), tokens("a1"));
    r.add("GET", "https://op.example/keys", 200, R"({"keys":[{"kty":"oct","k":"c2VjcmV0"}]})");
    r.call("https://op.example/userinfo", "a1", R"({"sub":"alice"})");
    r.call("https://api.example/orders", "a1", R"({"orders":[]})");
    r.call("https://api.example/orders", "another", R"({"orders":[]})");
    r.post("https://op.example/token", "grant_type=refresh_token&client_id=spa&refresh_token=r-a1",
           tokens("a2"));
    r.post("https://op.example/revoke", "token=r-a2&client_id=spa", "");
    return r;
}

QString kinds(const RunState &run)
{
    QStringList names;
    for (const Message &message : run.trace.messages())
        names += lint::messageKindName(message.kind);
    return names.join(u' ');
}

std::optional<lint::Outcome> outcome(const RunState &run, QLatin1StringView rule)
{
    const auto found = std::ranges::find_if(
        run.result.checks, [&](const lint::CheckResult &check) { return check.rule->name() == rule; });
    return found == run.result.checks.end() ? std::nullopt : std::optional(found->outcome);
}

} // namespace

class TestFromHar : public QObject
{
    Q_OBJECT

private slots:
    void aSinglePageAppIsReadWhole()
    {
        const auto flows = flowsOf(singlePageApp().entries);
        QCOMPARE(flows.size(), std::size_t(1));
        const RunState &run = flows.front();
        QCOMPARE(kinds(run),
                 u"metadata authorization-request other other authorization-response token jwks userinfo "
                 "api-call refresh revocation"_s);
        QCOMPARE(run.result.status, FlowStatus::Completed);
        QCOMPARE(run.result.issuer, u"https://op.example"_s);
        QCOMPARE(run.profile.client.id, u"spa"_s);
        QCOMPARE(run.profile.client.auth, oauth::ClientAuth::None);
        QCOMPARE(run.profile.pkce, oauth::PkceMethod::S256);
        QCOMPARE(run.result.token(TokenRole::AccessToken)->text, QByteArray("a2"));
        QCOMPARE(outcome(run, "RS01"_L1), lint::Outcome::Passed);
        QCOMPARE(outcome(run, "TQ07"_L1), lint::Outcome::Passed);
    }
    void aWrongStateIsSeen()
    {
        Recording r = singlePageApp();
        for (HarEntry &entry : r.entries)
            entry.request.url.replace("/cb?code=c1&state=s1", "/cb?code=c1&state=s2");
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(outcome(flows.front(), "RS01"_L1), lint::Outcome::Failed);
    }
    void aServerSideAppIsNotAccusedOfWhatIsOutOfSight()
    {
        Recording r;
        r.redirect(authorize("web", "s1"), "https://web.example/cb?code=c1&state=s1");
        r.redirect("https://web.example/cb?code=c1&state=s1", "/home");
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(kinds(flows.front()), u"authorization-request authorization-response"_s);
        QCOMPARE(flows.front().result.status, FlowStatus::Completed);
        QVERIFY(flows.front().profile.client.auth != oauth::ClientAuth::None);
    }
    void aResponseInTheFragmentIsTakenFromTheRedirect()
    {
        Recording r;
        r.redirect(authorize("spa", "s1", "token"),
                   "https://spa.example/cb#access_token=a1&token_type=Bearer&state=s1");
        r.add("GET", "https://spa.example/cb", 200, "<html>");
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(flows.front().profile.grant, oauth::Grant::Implicit);
        QCOMPARE(flows.front().result.token(TokenRole::AccessToken)->text, QByteArray("a1"));
        QCOMPARE(outcome(flows.front(), "AR13"_L1), lint::Outcome::Failed);
    }
    void anAppsOwnSchemeIsTakenFromTheRedirect()
    {
        Recording r;
        QByteArray url = authorize("app", "s1");
        url.replace("https%3A%2F%2Fapp.example%2Fcb", "com.example.app%3A%2Fcb");
        r.redirect(url, "com.example.app:/cb?code=c1&state=s1");
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(kinds(flows.front()), u"authorization-request authorization-response"_s);
        QCOMPARE(flows.front().result.status, FlowStatus::Completed);
    }
    void twoFlowsAtOnceAreToldApart()
    {
        Recording r;
        r.redirect(authorize("one", "s1"), "/login");
        r.redirect(authorize("two", "s2"), "/login");
        r.add("GET", "https://two.example/cb?code=c2&state=s2", 200, "<html>");
        r.add("GET", "https://one.example/cb?code=c1&state=s1", 200, "<html>");
        r.post("https://op.example/token", tokenForm("one", "c1"), tokens("a1"));
        r.post("https://op.example/token", tokenForm("two", "c2"), tokens("a2"));
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(2));
        QCOMPARE(flows[0].profile.client.id, u"one"_s);
        QCOMPARE(flows[0].result.token(TokenRole::AccessToken)->text, QByteArray("a1"));
        QCOMPARE(flows[1].result.token(TokenRole::AccessToken)->text, QByteArray("a2"));
    }
    void metadataThatComesAfterTheRedirectBelongsToTheFlow()
    {
        Recording r = singlePageApp();
        r.entries[1].timing.sent += 550; // after the callback, before the token request
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(kinds(flows.front()),
                 u"authorization-request other other authorization-response metadata token jwks userinfo "
                 "api-call refresh revocation"_s);
        QCOMPARE(flows.front().result.issuer, u"https://op.example"_s);
    }
    void aTokenRequestWithoutItsFormIsKnownByItsTokens()
    {
        Recording r;
        r.redirect(authorize("spa", "s1"), "https://spa.example/cb?code=c1&state=s1");
        r.add("GET", "https://spa.example/cb?code=c1&state=s1", 200, "<html>");
        r.post("https://op.example/token", {}, tokens("a1"));
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(kinds(flows.front()), u"authorization-request authorization-response token"_s);
        QCOMPARE(flows.front().result.token(TokenRole::AccessToken)->text, QByteArray("a1"));
        QVERIFY(base::hasHidden(flows.front().trace.last(MessageKind::Token)->request.body));
        for (const lint::CheckResult &check : flows.front().result.checks)
            QVERIFY2(check.outcome != lint::Outcome::Failed || !check.rule->name().startsWith("TQ"_L1),
                     check.rule->name().data());
    }
    void aResponseWithoutItsRequestIsFoundByItsCode()
    {
        Recording r;
        r.add("GET", "https://spa.example/cb?code=c0&state=s0", 200, "<html>");
        r.add("GET", "https://spa.example/cb#code=c1&state=s1", 200, "<html>");
        r.post("https://op.example/token", tokenForm("spa", "c1"), tokens("a1"));
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(kinds(flows.front()), u"authorization-response token"_s);
        QVERIFY(flows.front().trace.message(1)->request.url.endsWith("#code=c1&state=s1"));
    }
    void whatABrowserTookWithoutAnAnswerIsNoFailure()
    {
        Recording r;
        r.add("GET", authorize("spa", "s1"), 200).response.reset();
        r.add("GET", "https://spa.example/cb?code=c1&state=s1", 200, "<html>");
        r.entries.back().response.reset();
        const auto flows = flowsOf(r.entries);
        for (const Message &message : flows.at(0).trace.messages()) {
            QCOMPARE(message.state, MessageState::Done);
            QVERIFY(message.failure.isEmpty());
        }
        r.entries.front().failure = u"net::ERR_FAILED"_s;
        QCOMPARE(flowsOf(r.entries).at(0).trace.message(1)->state, MessageState::Failed);
    }
    void picturesAreNoPagesOfTheSignIn()
    {
        Recording r;
        r.add("GET", authorize("spa", "s1"), 200, "<html>");
        r.add("GET", "https://op.example/favicon.ico", 404, "<html>")
            .request.headers.set("Sec-Fetch-Dest", "image");
        r.add("GET", "https://op.example/login", 200, "<html>")
            .request.headers.set("Sec-Fetch-Dest", "document");
        QCOMPARE(kinds(flowsOf(r.entries).at(0)), u"authorization-request other"_s);
    }
    void aTokenRequestAloneIsAFlow()
    {
        Recording r;
        r.post("https://op.example/token", "grant_type=client_credentials&scope=orders", tokens("a1"))
            .request.headers.set("Authorization", "Basic c3ZjOnNlY3JldA==");
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(flows.front().profile.grant, oauth::Grant::ClientCredentials);
        QCOMPARE(flows.front().profile.client.id, u"svc"_s);
        QCOMPARE(flows.front().profile.client.auth, oauth::ClientAuth::SecretBasic);
    }
    void whatBrokeAFlowIsSaid_data()
    {
        QTest::addColumn<int>("entries");
        QTest::addColumn<QByteArray>("callback");
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QString>("code");
        QTest::newRow("no response") << 1 << QByteArray() << QByteArray() << u"no-authorization-response"_s;
        QTest::newRow("refused") << 2 << QByteArray("error=access_denied&state=s1") << QByteArray()
                                 << u"authorization-error"_s;
        QTest::newRow("no tokens") << 3 << QByteArray("code=c1&state=s1")
                                   << QByteArray(R"({"error":"invalid_grant"})") << u"token-refused"_s;
        QTest::newRow("a page") << 3 << QByteArray("code=c1&state=s1") << QByteArray("<html>")
                                << u"token-response-unreadable"_s;
    }
    void whatBrokeAFlowIsSaid()
    {
        QFETCH(int, entries);
        QFETCH(QByteArray, callback);
        QFETCH(QByteArray, answer);
        Recording r;
        r.add("GET", authorize("spa", "s1"), 200, "<html>");
        if (entries > 1)
            r.add("GET", "https://spa.example/cb?" + callback, 200, "<html>");
        if (entries > 2)
            r.post("https://op.example/token", tokenForm("spa", "c1"), answer, 400);
        const auto flows = flowsOf(r.entries);
        QCOMPARE(flows.size(), std::size_t(1));
        QCOMPARE(flows.front().result.status, FlowStatus::Failed);
        QTEST(QString(flows.front().result.failure->code), "code");
    }
    /// RFC 9126: what was pushed is the request, the browser carries its reference.
    void aPushedRequestBelongsToItsFlow()
    {
        Recording r;
        const QByteArray pushed =
            authorize("spa", "s1").sliced(qsizetype(strlen("https://op.example/authorize?")));
        r.post("https://op.example/par", pushed, R"({"request_uri":"urn:a","expires_in":60})", 201);
        r.redirect("https://op.example/authorize?client_id=spa&request_uri=urn%3Aa",
                   "https://spa.example/cb?code=c1&state=s1");
        r.add("GET", "https://spa.example/cb?code=c1&state=s1", 200, "<html>");
        r.post("https://op.example/token", tokenForm("spa", "c1"), tokens("a1"));
        const auto runs = flow::flowsOf(r.entries);
        QCOMPARE(runs.size(), std::size_t(1));
        QCOMPARE(kinds(runs[0]),
                 u"pushed-authorization authorization-request authorization-response token"_s);
        for (QLatin1StringView rule : {"RS01"_L1, "PA03"_L1, "PA05"_L1, "TQ06"_L1, "TQ07"_L1})
            QCOMPARE(outcome(runs[0], rule), lint::Outcome::Passed);
    }
    /// RFC 9728: the refusal points to the metadata, which names the server.
    void whatTheApiSaysOfItselfBelongsToTheFlow()
    {
        Recording r = singlePageApp();
        Recording before;
        before.add("GET", "https://api.example/orders", 401)
            .response->headers.set(
                "WWW-Authenticate",
                "Bearer "
                "resource_metadata=\"https://api.example/.well-known/oauth-protected-resource/orders\"");
        before.add("GET", "https://api.example/.well-known/oauth-protected-resource/orders", 200,
                   "{\"resource\":\"https://api.example/other\",\"authorization_servers\":[\"https://"
                   "op.example\"]}");
        r.entries.insert(r.entries.begin(), before.entries.begin(), before.entries.end());
        const auto runs = flow::flowsOf(r.entries);
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(kinds(runs[0]).contains(u"resource-metadata"_s));
        QCOMPARE(outcome(runs[0], "MD10"_L1), lint::Outcome::Failed);
        QCOMPARE(outcome(runs[0], "RQ05"_L1), lint::Outcome::Failed);
    }
    void aSignOutBelongsToTheFlow()
    {
        Recording r = singlePageApp();
        r.redirect("https://op.example/"
                   "logout?client_id=spa&state=x&post_logout_redirect_uri=https%3A%2F%2Fspa.example%2Fout",
                   "https://spa.example/out?state=y");
        r.add("GET", "https://spa.example/out?state=y", 200, "<html>");
        const auto runs = flow::flowsOf(r.entries);
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(kinds(runs[0]).endsWith(u"logout-request logout-response"_s));
        QCOMPARE(outcome(runs[0], "LO01"_L1), lint::Outcome::Failed);
        QCOMPARE(outcome(runs[0], "LO02"_L1), lint::Outcome::Passed);
    }
    void whatIsToldOfASignOutBelongsToTheFlow()
    {
        const auto part = [](const QByteArray &json) { return encoding::encodeBase64Url(json); };
        const QByteArray token =
            part("{\"alg\":\"ES256\"}") + '.' + part("{\"iss\":\"https://op.example\"}") + ".c2ln";
        Recording r = singlePageApp();
        r.post("https://spa.example/backchannel", "logout_token=" + token, "");
        r.add("GET", "https://spa.example/out?iss=https%3A%2F%2Fop.example&sid=x", 200, "<html>");
        r.add("GET", "https://spa.example/out?iss=https%3A%2F%2Fother.example&sid=x", 200, "<html>");
        const auto runs = flow::flowsOf(r.entries);
        QCOMPARE(runs.size(), std::size_t(1));
        QVERIFY(kinds(runs[0]).endsWith(u"backchannel-logout frontchannel-logout"_s));
        QCOMPARE(outcome(runs[0], "BL03"_L1), lint::Outcome::Failed);
        QCOMPARE(outcome(runs[0], "FL01"_L1), lint::Outcome::Passed);
    }
    void ordinaryBrowsingHoldsNoFlow()
    {
        Recording r;
        r.add("GET", "https://shop.example/search?code=1&state=open", 200, "<html>");
        r.post("https://shop.example/login", "user=a&password=b", "", 302);
        r.call("https://api.example/orders", "a1", "{}");
        QVERIFY(flowsOf(r.entries).empty());
    }
};

QTEST_GUILESS_MAIN(TestFromHar)
#include "tst_from_har.moc"
