#include "core/flow/explain.h"

#include "core/flow/refusal.h"
#include "core/lint/run_reading.h"
#include "core/oauth/client_auth.h"

#include <QTest>

using namespace claimcheck;
using namespace Qt::StringLiterals;
using flow::Cause;
using flow::Message;
using flow::MessageKind;

// The causes that a run shows for an OAuth error. Each row spoils a good run in one way; the cause then
// speaks, and is silent in the good run.

namespace {

constexpr auto verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"; // RFC 7636 appendix B
constexpr auto challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

/// A code flow whose token request was refused.
struct RefusedRun
{
    flow::RunState state;

    RefusedRun()
    {
        state.metadata.issuer = u"https://op.example"_s;
        state.metadata.tokenEndpoint = QUrl(u"https://op.example/token"_s);
        state.metadata.tokenEndpointAuthMethodsSupported = QStringList{u"none"_s, u"client_secret_basic"_s};
        state.metadata.scopesSupported = QStringList{u"openid"_s};
        state.metadata.grantTypesSupported = QStringList{u"authorization_code"_s};
        state.metadata.responseTypesSupported = QStringList{u"code"_s};
        add(MessageKind::AuthorizationRequest, "GET",
            QByteArray(
                "https://op.example/auth?response_type=code&client_id=app&scope=openid&state=s&redirect_uri="
                "http%3A%2F%2F127.0.0.1%3A5000%2Fcallback&code_challenge_method=S256&code_challenge=") +
                challenge);
        add(MessageKind::AuthorizationResponse, "GET", "http://127.0.0.1:5000/callback?code=c0de&state=s");
        add(MessageKind::Token, "POST", "https://op.example/token",
            QByteArray("grant_type=authorization_code&code=c0de&client_id=app&redirect_uri="
                       "http%3A%2F%2F127.0.0.1%3A5000%2Fcallback&code_verifier=") +
                verifier);
        answer(token(), R"({"error":"invalid_grant"})", 400);
    }

    int add(MessageKind kind, const char *method, const QByteArray &url, const QByteArray &body = {})
    {
        Message message;
        message.kind = kind;
        message.request = message.original = {method, url, {}, body};
        message.state = flow::MessageState::Done;
        message.timing = {1'800'000'000'000, 1'800'000'000'000, 1'800'000'000'100, 1'800'000'000'100};
        return state.trace.append(message);
    }
    static void answer(Message &message, const char *body, int status)
    {
        message.response = http::Response{status, {}, {{"Date", "Fri, 15 Jan 2027 08:00:00 GMT"}}, body};
    }
    Message &token() { return *state.trace.message(3); }
    Message &request() { return *state.trace.message(1); }
    Message &callback() { return *state.trace.message(2); }

    [[nodiscard]] QString explanation(const char *code) const
    {
        return flow::explainError({QString::fromLatin1(code), {}, {}}, state, 3);
    }
};

void replace(Message &message, const char *from, const char *to)
{
    for (http::Request *request : {&message.request, &message.original}) {
        request->body.replace(from, to);
        request->url.replace(from, to);
    }
}

void basic(RefusedRun &run, const char *id, const char *secret)
{
    run.token().request.headers.set("Authorization", oauth::basicAuthorization(id, secret));
    run.token().original = run.token().request;
}

struct Row
{
    const char *name;
    const char *error;
    void (*spoil)(RefusedRun &);
    const char *says; ///< a value of the run that the explanation must name; the rest is prose
};

constexpr Row rows[] = {
    {"redirect_uri: a slash more", "invalid_grant",
     [](RefusedRun &r) { replace(r.token(), "callback", "callback%2F"); }, "slash"},
    {"redirect_uri: another host", "invalid_grant",
     [](RefusedRun &r) { replace(r.token(), "127.0.0.1", "localhost"); }, "127.0.0.1, localhost"},
    {"redirect_uri: another port", "invalid_grant", [](RefusedRun &r) { replace(r.token(), "5000", "5001"); },
     "5000, 5001"},
    {"redirect_uri: capital letters", "invalid_grant",
     [](RefusedRun &r) { replace(r.token(), "callback", "Callback"); }, "capital"},
    {"redirect_uri: missing", "invalid_grant", [](RefusedRun &r) { replace(r.token(), "redirect_uri", "x"); },
     "redirect_uri"},
    {"verifier: another", "invalid_grant", [](RefusedRun &r) { replace(r.token(), "dBjft", "DBjft"); },
     "code_verifier"},
    {"verifier: missing", "invalid_grant", [](RefusedRun &r) { replace(r.token(), "code_verifier", "x"); },
     "code_verifier"},
    {"verifier: without a challenge", "invalid_grant",
     [](RefusedRun &r) { replace(r.request(), "code_challenge=", "x="); }, "code_challenge"},
    {"another code", "invalid_grant", [](RefusedRun &r) { replace(r.callback(), "c0de", "other"); }, "code"},
    {"used before", "invalid_grant",
     [](RefusedRun &r) {
         r.callback().kind = MessageKind::Token;
         r.callback().request = r.token().request;
         RefusedRun::answer(r.callback(), "{}", 200);
     },
     "message 2"},
    {"sent twice by the network", "invalid_grant", [](RefusedRun &r) { r.token().timesSent = 2; }, "2 times"},
    {"a minute and a half later", "invalid_grant", [](RefusedRun &r) { r.token().timing.sent += 90'000; },
     "90 seconds"},
    {"another client", "invalid_grant",
     [](RefusedRun &r) { replace(r.token(), "client_id=app", "client_id=other"); }, "app, other"},
    {"edited", "invalid_grant", [](RefusedRun &r) { r.token().request.body += "&x=1"; }, "edited"},
    {"a method that is not listed", "invalid_client",
     [](RefusedRun &r) { r.token().request.body += "&client_secret=a"; }, "client_secret_post"},
    {"a secret with a line break", "invalid_client", [](RefusedRun &r) { basic(r, "app", "abc\n"); },
     "white space"},
    {"a secret with a plus", "invalid_client", [](RefusedRun &r) { basic(r, "app", "a+c"); },
     "client_secret_post"},
    {"a clock that is ahead", "invalid_client",
     [](RefusedRun &r) { r.token().response->headers.set("Date", "Fri, 15 Jan 2027 08:05:00 GMT"); },
     "300 seconds"},
    {"a scope that is not listed", "invalid_scope",
     [](RefusedRun &r) { replace(r.request(), "scope=openid", "scope=openid+admin"); }, "admin"},
    {"a grant that is not listed", "unsupported_grant_type",
     [](RefusedRun &r) { replace(r.token(), "=authorization_code", "=password"); }, "password"},
    {"a response type that is not listed", "unauthorized_client",
     [](RefusedRun &r) { replace(r.request(), "type=code", "type=token"); }, "token"},
    {"twice", "invalid_request", [](RefusedRun &r) { r.token().request.body += "&client_id=app"; },
     "client_id"},
    {"not pushed", "invalid_request",
     [](RefusedRun &r) { r.state.metadata.requirePushedAuthorizationRequests = true; }, "pushed"},
    {"no challenge", "invalid_request",
     [](RefusedRun &r) {
         replace(r.request(), "code_challenge=", "x=");
         replace(r.token(), "code_verifier", "y");
     },
     "PKCE"},
    {"prompt=none", "login_required",
     [](RefusedRun &r) { replace(r.request(), "&state=s", "&state=s&prompt=none"); }, "prompt=none"},
    {"a resource", "invalid_target",
     [](RefusedRun &r) { replace(r.request(), "&state=s", "&state=s&resource=urn:a"); }, "urn:a"},
};

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT

private slots:
    void theRunShowsIt_data()
    {
        QTest::addColumn<const Row *>("row");
        for (const Row &row : rows)
            QTest::newRow(row.name) << &row;
    }
    void theRunShowsIt()
    {
        QFETCH(const Row *, row);
        RefusedRun run;
        const QString before = run.explanation(row->error);
        row->spoil(run);
        const QString after = run.explanation(row->error);
        QVERIFY(after != before);
        QVERIFY2(after.contains(QLatin1StringView(row->says)), qPrintable(after));
        for (const char *secret : {verifier, "c0de", "abc", "a+c"})
            QVERIFY2(!after.contains(QLatin1StringView(secret)), qPrintable(after));
    }
    void whatIsHiddenIsNotBlamed()
    {
        RefusedRun run;
        const QString before = run.explanation("invalid_grant");
        const QByteArray dots = base::hiddenMark.toByteArray().toPercentEncoding();
        for (Message *message : {&run.token(), &run.callback()}) {
            replace(*message, verifier, dots);
            replace(*message, "c0de", dots);
        }
        QCOMPARE(run.explanation("invalid_grant"), before);
    }
    void anUnknownCodeIsJustTold()
    {
        const QString text = RefusedRun().explanation("computer_says_no");
        QVERIFY(text.contains(u"computer_says_no"_s));
    }
    void theServersWordsAreTold()
    {
        const QString text =
            flow::explainError({u"invalid_grant"_s, u"too old"_s, {}}, RefusedRun().state, 3);
        QVERIFY(text.contains(u"too old"_s));
    }
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
