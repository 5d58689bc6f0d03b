#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// Sign-out, and what a server tells a client of it. OpenID Connect RP-Initiated Logout 1.0, OpenID Connect Back-Channel Logout 1.0 §2.4 to §2.6, Front-Channel
// Logout 1.0 §2; the claims are those of the example in §2.4.

namespace {

using lint::Run;

const QByteArray header = R"({"alg":"ES256","kid":"k1","typ":"logout+jwt"})";
const QByteArray claims =
    R"({"iss":"https://op.example","sub":"alice","aud":"app","iat":1800000000,"exp":1800000120,"jti":"bWJq",)"
    R"("sid":"08a5019c","events":{"http://schemas.openid.net/event/backchannel-logout":{}}})";

void addSession(B &b)
{
    b.idClaims.insert(b.idClaims.size() - 1, R"(,"sid":"08a5019c")");
}

void post(Run &run, const QByteArray &form)
{
    B::add(run, K::BackchannelLogout, "POST", "http://127.0.0.1:5000/backchannel_logout", form, {});
}

/// A logout token in which `from` is `to`, after a login with a session.
void notice(B &b, const char *from = "", const char *to = "", const char *inHeader = nullptr)
{
    addSession(b);
    b.after = [=](Run &run) {
        QByteArray first = header, second = claims;
        if (*from)
            swap(inHeader ? first : second, from, to);
        post(run, "logout_token=" + B::sign(first, second));
    };
}

void noticeWith(B &b, const char *form, const char *type = "application/x-www-form-urlencoded")
{
    b.after = [=](Run &run) {
        post(run, form);
        run.messages.back().request.headers.set("Content-Type", type);
    };
}

/// Two notices, of which the second has that jti.
void twoNotices(B &b, const char *jti)
{
    b.after = [=](Run &run) {
        QByteArray second = claims;
        post(run, "logout_token=" + B::sign(header, claims));
        post(run, "logout_token=" + B::sign(header, second.replace("bWJq", jti)));
    };
}

/// A notice that came so many seconds after it was made.
void lateNotice(B &b, qint64 seconds)
{
    b.after = [=](Run &run) {
        post(run, "logout_token=" + B::sign(header, claims));
        run.messages.back().sentAt = (1'800'000'000 + seconds) * 1000;
        run.now = 1'900'000'000;
    };
}

void frame(B &b, const char *query)
{
    addSession(b);
    b.after = [=](Run &run) {
        B::add(run, K::FrontchannelLogout, "GET",
               QByteArray("http://127.0.0.1:5000/frontchannel_logout?") + query, {}, {});
    };
}

void signOut(B &b, const char *request, const char *response)
{
    b.after = [=](Run &run) {
        B::add(run, K::LogoutRequest, "GET", QByteArray("https://op.example/logout?") + request, {}, {});
        B::add(run, K::LogoutResponse, "GET", QByteArray("http://127.0.0.1:5000/out?") + response, {}, {});
    };
}

enum class Came : bool { No, Yes };

/// A sign-out after which that notice was awaited.
void awaited(B &b, K kind, Came came, lint::ListenerEnd end = lint::ListenerEnd::Closed)
{
    b.profile.logout = {true, true};
    b.after = [=](Run &run) {
        run.listener = lint::Listener{u"127.0.0.1"_s, end};
        B::add(run, K::LogoutRequest, "GET", "https://op.example/logout", {}, {});
        if (came == Came::Yes)
            B::add(run, kind, "GET", "http://127.0.0.1:5000/x", {}, {});
    };
}

void otherKey(B &b)
{
    notice(b);
    b.after = [before = b.after](Run &run) {
        before(run);
        run.issuerKeys.keys = {jose::generateJwk("ES256", u"k1"_s).value()};
    };
}

void noKeys(B &b)
{
    notice(b);
    b.after = [before = b.after](Run &run) {
        before(run);
        run.issuerKeys = {};
    };
}

constexpr auto sidQuery = "iss=https%3A%2F%2Fop.example&sid=08a5019c";

constexpr MessageRow rows[] = {
    {"LO01", "good", good, [](B &b) { signOut(b, "state=a", "state=a"); }},
    {"LO01", "another", bad, [](B &b) { signOut(b, "state=a", "state=b"); }},
    {"LO01", "missing", bad, [](B &b) { signOut(b, "state=a", ""); }},
    {"LO01", "not sent", none, [](B &b) { signOut(b, "", ""); }},
    {"LO02", "a client", good, [](B &b) { signOut(b, "post_logout_redirect_uri=a&client_id=app", ""); }},
    {"LO02", "a hint", good, [](B &b) { signOut(b, "post_logout_redirect_uri=a&id_token_hint=a", ""); }},
    {"LO02", "nothing", bad, [](B &b) { signOut(b, "post_logout_redirect_uri=a", ""); }},
    {"LO02", "no return", none, [](B &b) { signOut(b, "client_id=app", ""); }},

    {"BL01", "good", good, [](B &b) { notice(b); }},
    {"BL01", "no notice", none, [](B &) {}},
    {"BL01", "JSON", bad, [](B &b) { noticeWith(b, "logout_token=a", "application/json"); }},
    {"BL01", "twice", bad, [](B &b) { noticeWith(b, "logout_token=a&logout_token=a"); }},
    {"BL01", "none", bad, [](B &b) { noticeWith(b, "token=a"); }},
    {"BL02", "good", good, [](B &b) { notice(b); }},
    {"BL02", "not a JWT", bad, [](B &b) { noticeWith(b, "logout_token=a"); }},
    {"BL02", "encrypted", untold, [](B &b) { noticeWith(b, "logout_token=a.b.c.d.e"); }},
    {"BL02", "alg none", bad, [](B &b) { notice(b, "ES256", "none", "in the header"); }},
    {"BL02", "another key", bad, otherKey},
    {"BL02", "no keys", untold, noKeys},
    {"BL03", "good", good, [](B &b) { notice(b); }},
    {"BL03", "no exp", bad, [](B &b) { notice(b, "\"exp\"", "\"x\""); }},
    {"BL03", "no jti", bad, [](B &b) { notice(b, "\"jti\"", "\"x\""); }},
    {"BL03", "no events", bad, [](B &b) { notice(b, "\"events\"", "\"x\""); }},
    {"BL03", "no sub", good, [](B &b) { notice(b, "\"sub\"", "\"x\""); }},
    {"BL03", "no sid", good, [](B &b) { notice(b, "\"sid\"", "\"x\""); }},
    {"BL03", "neither", bad, [](B &b) { notice(b, R"("sub":"alice","aud":"app","iat":1800000000,"exp":1800000120,"jti":"bWJq","sid")", R"("x")"); }},
    {"BL04", "good", good, [](B &b) { notice(b); }},
    {"BL04", "another issuer", bad, [](B &b) { notice(b, "https://op.example", "https://op.example/"); }},
    {"BL04", "another client", bad, [](B &b) { notice(b, "\"app\"", "\"apq\""); }},
    {"BL04", "several audiences", good, [](B &b) { notice(b, "\"app\"", R"(["api","app"])"); }},
    {"BL05", "in time", good, [](B &b) { lateNotice(b, 5); }},
    {"BL05", "a second before the leeway ends", good, [](B &b) { lateNotice(b, 120 + 299); }},
    {"BL05", "when the leeway ends", bad, [](B &b) { lateNotice(b, 120 + 300); }},
    {"BL05", "of the future", bad, [](B &b) { lateNotice(b, -301); }},
    {"BL05", "of the near future", good, [](B &b) { lateNotice(b, -300); }},
    {"BL06", "good", good, [](B &b) { notice(b); }},
    {"BL06", "another event", bad, [](B &b) { notice(b, "event/backchannel-logout", "event/other"); }},
    {"BL06", "not an object", bad, [](B &b) { notice(b, "{}", "true"); }},
    {"BL06", "no events", none, [](B &b) { notice(b, "\"events\"", "\"x\""); }},
    {"BL07", "good", good, [](B &b) { notice(b); }},
    {"BL07", "a nonce", bad, [](B &b) { notice(b, "\"sid\"", R"("nonce":null,"sid")"); }},
    {"BL08", "once", good, [](B &b) { notice(b); }},
    {"BL08", "again", bad, [](B &b) { twoNotices(b, "bWJq"); }},
    {"BL08", "another", good, [](B &b) { twoNotices(b, "bWJr"); }},
    {"BL08", "no jti", none, [](B &b) { notice(b, "\"jti\"", "\"x\""); }},
    {"BL09", "good", good, [](B &b) { notice(b); }},
    {"BL09", "another user", bad, [](B &b) { notice(b, "alice", "bob"); }},
    {"BL09", "another session", bad, [](B &b) { notice(b, "08a5019c", "08a5019d"); }},
    {"BL09", "sub alone", good, [](B &b) { notice(b, "\"sid\"", "\"x\""); }},
    {"BL09", "an ID token without sid", untold, [](B &b) { twoNotices(b, "bWJr"); }},
    {"BL09", "no ID token", untold, [](B &b) { notice(b); swap(b.tokenBody, "id_token", "x"); swap(b.refreshBody, "id_token", "x"); }},
    {"BL10", "good", good, [](B &b) { notice(b); }},
    {"BL10", "the whole media type", good, [](B &b) { notice(b, "logout+jwt", "application/logout+jwt", "in the header"); }},
    {"BL10", "JWT", bad, [](B &b) { notice(b, "logout+jwt", "JWT", "in the header"); }},
    {"BL11", "two minutes", good, [](B &b) { notice(b); }},
    {"BL11", "a second more", bad, [](B &b) { notice(b, "1800000120", "1800000121"); }},
    {"BL11", "no exp", none, [](B &b) { notice(b, "\"exp\"", "\"x\""); }},

    {"FL01", "both", good, [](B &b) { frame(b, sidQuery); }},
    {"FL01", "none", good, [](B &b) { frame(b, ""); }},
    {"FL01", "iss alone", bad, [](B &b) { frame(b, "iss=https%3A%2F%2Fop.example"); }},
    {"FL01", "sid alone", bad, [](B &b) { frame(b, "sid=08a5019c"); }},
    {"FL02", "the session", good, [](B &b) { frame(b, sidQuery); }},
    {"FL02", "another session", bad, [](B &b) { frame(b, "iss=https%3A%2F%2Fop.example&sid=x"); }},
    {"FL02", "another issuer", bad, [](B &b) { frame(b, "iss=https%3A%2F%2Fother.example&sid=08a5019c"); }},
    {"FL02", "nothing said", none, [](B &b) { frame(b, ""); }},
    {"FL02", "an ID token without sid", untold, [](B &b) { frame(b, sidQuery); b.idClaims.replace("\"sid\"", "\"x\""); }},

    {"LO03", "came", good, [](B &b) { awaited(b, K::BackchannelLogout, Came::Yes); }},
    {"LO03", "did not come", bad, [](B &b) { awaited(b, K::BackchannelLogout, Came::No); }},
    {"LO03", "may still come", untold, [](B &b) { awaited(b, K::BackchannelLogout, Came::No, lint::ListenerEnd::Unknown); }},
    {"LO03", "not awaited", none, [](B &b) { awaited(b, K::BackchannelLogout, Came::No); b.profile.logout = {}; }},
    {"LO04", "came", good, [](B &b) { awaited(b, K::FrontchannelLogout, Came::Yes); }},
    {"LO04", "did not come", bad, [](B &b) { awaited(b, K::FrontchannelLogout, Came::No); }},
    {"LO04", "not awaited", none, [](B &b) { awaited(b, K::FrontchannelLogout, Came::No); b.profile.logout = {}; }},
};

} // namespace

class TestLogoutRules : public QObject
{
    Q_OBJECT

private slots:
    void row_data() { addRows(rows); }
    void row()
    {
        QFETCH(const MessageRow *, row);
        checkRow(*row);
    }
    void everyRuleFailsSomewhere()
    {
        QCOMPARE(rulesWithoutBadRow(rows, {lint::logoutTokenRules(), lint::logoutRules()}), QStringList());
    }
};

QTEST_GUILESS_MAIN(TestLogoutRules)
#include "tst_logout_rules.moc"
