#include "core/lint/groups.h"
#include "tests/core/lint/message_rows.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;

// What a server must refuse, what a browser's recording shows, and what shows only beside an earlier run.

namespace {

using lint::ObservedMessage;
using lint::Run;

void refuse(B &b, const char *error = "invalid_grant")
{
    b.tokenBody = QByteArray(R"({"error":"%1"})").replace("%1", error);
    b.after = [](Run &run) { messageOf(run, K::Token).response->status = 400; };
}

/// The last request of that kind once more, answered the same way or refused.
void again(B &b, K kind, int status)
{
    b.after = [kind, status](Run &run) {
        ObservedMessage copy = messageOf(run, kind);
        copy.number = int(run.messages.size()) + 1;
        copy.response->status = status;
        if (status != 200)
            copy.response->body = R"({"error":"invalid_grant"})";
        run.messages.push_back(copy);
    };
}

/// The user sends another redirect URI, and the browser comes to it with that query, if there is one.
void redirect(B &b, const char *from, const char *to, const char *query = nullptr, int status = 0)
{
    b.after = [=](Run &run) {
        ObservedMessage &request = messageOf(run, K::AuthorizationRequest);
        request.original = request.request;
        request.edited = lint::Edited::Yes;
        request.request.url.replace(from, to);
        ObservedMessage &answer = messageOf(run, K::AuthorizationResponse);
        answer.request.url = query ? QByteArray("http://127.0.0.1:5000/callback?").replace(from, to) + query
                                   : QByteArray("http://127.0.0.1:5000/none");
        if (status)
            request.response = http::Response{status, {}, {}, {}};
    };
}

void browse(B &b, const char *name, const char *value, bool inRequest)
{
    b.after = [=](Run &run) {
        ObservedMessage &request = messageOf(run, K::AuthorizationRequest);
        request.response = http::Response{302, "Found", {}, {}};
        (inRequest ? request.request.headers : request.response->headers).append(name, value);
    };
}

void signIn(B &b, int status, const char *form = "username=alice&password=x")
{
    b.after = [=](Run &run) {
        B::add(run, K::Other, "POST", "https://op.example/login", form, {});
        run.messages.back().response->status = status;
    };
}

/// A run before this one that sent these.
void earlier(B &b, lint::EarlierRequest request)
{
    b.after = [request](Run &run) { run.earlier.push_back(request); };
}

const lint::EarlierRequest another = {u"https://other.example"_s, "http://127.0.0.1:5000/callback", "x", "y", "z"};

constexpr auto android = "Mozilla/5.0 (Linux; Android 14; Pixel 8; wv) AppleWebKit/537.36 Chrome/120 Mobile Safari/537.36";
constexpr auto firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0";
constexpr auto safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Version/17.2 "
                        "Mobile/15E148 Safari/604.1";
constexpr auto inApp = "Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148";

constexpr MessageRow rows[] = {
    {"TQ08", "accepted", bad, [](B &b) { swap(b.authorizationUrl, "&code_challenge=", "&z="); }},
    {"TQ08", "refused", good, [](B &b) { refuse(b); swap(b.authorizationUrl, "&code_challenge=", "&z="); }},
    {"TQ08", "with a challenge", none, [](B &) {}},
    {"TQ08", "a request object that cannot be read", none,
     [](B &b) { b.authorizationUrl = "https://op.example/auth?client_id=app&request=a.b.c.d.e"; }},
    {"TQ16", "accepted", bad, [](B &b) { again(b, K::Token, 200); }},
    {"TQ16", "refused", good, [](B &b) { again(b, K::Token, 400); }},
    {"TQ16", "once", none, [](B &) {}},
    {"TQ18", "wrong and accepted", bad, [](B &b) { swap(b.tokenForm, "dBjft", "DBjft"); }},
    {"TQ18", "missing and accepted", bad, [](B &b) { swap(b.tokenForm, "&code_verifier=", "&x="); }},
    {"TQ18", "refused with another error", bad, [](B &b) { refuse(b, "invalid_request"); swap(b.tokenForm, "dBjft", "DBjft"); }},
    {"TQ18", "missing and refused with another error", good,
     [](B &b) { refuse(b, "invalid_request"); swap(b.tokenForm, "&code_verifier=", "&x="); }},
    {"TQ18", "the client is refused", untold, [](B &b) { refuse(b, "invalid_client"); swap(b.tokenForm, "dBjft", "DBjft"); }},
    {"TQ18", "refused", good, [](B &b) { refuse(b); swap(b.tokenForm, "dBjft", "DBjft"); }},
    {"TQ18", "the right one", none, [](B &) {}},
    {"TQ19", "another and accepted", bad, [](B &b) { swap(b.tokenForm, "callback", "callback%2F"); }},
    {"TQ19", "absent and accepted", bad, [](B &b) { swap(b.tokenForm, "&redirect_uri=", "&x="); }},
    {"TQ19", "refused", good, [](B &b) { refuse(b); swap(b.tokenForm, "callback", "callback%2F"); }},
    {"TS13", "accepted", bad, [](B &b) { again(b, K::Refresh, 200); }},
    {"TS13", "refused", good, [](B &b) { again(b, K::Refresh, 400); }},
    {"TS13", "not rotated", none, [](B &b) { swap(b.refreshBody, "\"r2\"", "\"r1\""); again(b, K::Refresh, 200); }},
    {"IN04", "accepted", bad,
     [](B &b) { b.after = [](Run &run) { messageOf(run, K::Introspection).request.headers.remove("Authorization"); }; }},
    {"IN04", "refused", good,
     [](B &b) {
         b.after = [](Run &run) {
             messageOf(run, K::Introspection).request.headers.remove("Authorization");
             messageOf(run, K::Introspection).response->status = 401;
         };
     }},
    {"IN04", "authenticated", none, [](B &) {}},

    {"AR23", "refused", bad, [](B &b) { redirect(b, "5000", "6000", nullptr, 400); }},
    {"AR23", "accepted", good, [](B &b) { redirect(b, "5000", "6000", "code=a"); }},
    {"AR23", "not answered", untold, [](B &b) { redirect(b, "5000", "6000"); }},
    {"AR23", "another path", none, [](B &b) { redirect(b, "callback", "elsewhere"); }},
    {"AR24", "accepted", bad, [](B &b) { redirect(b, "callback", "elsewhere", "code=a"); }},
    {"AR24", "refused", good, [](B &b) { redirect(b, "callback", "elsewhere", nullptr, 400); }},
    {"AR24", "not answered", untold, [](B &b) { redirect(b, "callback", "elsewhere"); }},
    {"AR24", "another port", none, [](B &b) { redirect(b, "5000", "6000", "code=a"); }},
    {"RS13", "sent to another address", bad, [](B &b) { redirect(b, "callback", "elsewhere", "error=invalid_request"); }},
    {"RS13", "sent to the client", good, [](B &b) { swap(b.callbackUrl, "code=", "error=access_denied&x="); }},

    {"AR22", "Android", bad, [](B &b) { browse(b, "User-Agent", android, true); }},
    {"AR22", "an app on iOS", bad, [](B &b) { browse(b, "User-Agent", inApp, true); }},
    {"AR22", "Safari", good, [](B &b) { browse(b, "User-Agent", safari, true); }},
    {"AR22", "Firefox", good, [](B &b) { browse(b, "User-Agent", firefox, true); }},
    {"AR22", "not told", none, [](B &) {}},
    {"RS12", "307", bad, [](B &b) { signIn(b, 307); }},
    {"RS12", "303", good, [](B &b) { signIn(b, 303); }},
    {"RS12", "307 without a password", none, [](B &b) { signIn(b, 307, "consent=yes"); }},
    {"NT03", "for all", bad, [](B &b) { browse(b, "Access-Control-Allow-Origin", "*", false); }},
    {"NT03", "for none", good, [](B &b) { browse(b, "Location", "/", false); }},
    {"NT03", "not seen", none, [](B &) {}},

    {"AR07", "state", bad, [](B &b) { earlier(b, {{}, {}, "s-4vMQzX0pLk", {}, {}}); }},
    {"AR07", "nonce", bad, [](B &b) { earlier(b, {{}, {}, "x", "n-7hTgB2", {}}); }},
    {"AR07", "challenge", bad, [](B &b) { earlier(b, {{}, {}, "x", "y", "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"}); }},
    {"AR07", "fresh", good, [](B &b) { earlier(b, another); }},
    {"AR07", "the first run", none, [](B &) {}},
    {"AR12", "two issuers", bad,
     [](B &b) {
         earlier(b, another);
         swap(b.metadata, "supported\":true", "supported\":false");
         swap(b.callbackUrl, "&iss=", "&x=");
     }},
    {"AR12", "with iss", good, [](B &b) { earlier(b, another); }},
    {"AR12", "another redirect URI", none, [](B &b) { earlier(b, {u"https://other.example"_s, "com.example:/cb", {}, {}, {}}); }},
};

base::Level levelOf(const Run &run, QLatin1StringView rule)
{
    for (const lint::CheckResult &result : lint::checkRun(run)) {
        if (result.rule->name() == rule && result.outcome == Outcome::Failed)
            return result.level;
    }
    return base::Level::Note;
}

} // namespace

class TestAcceptedRules : public QObject
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
        QCOMPARE(rulesWithoutBadRow(rows, {acceptedRules(), redirectAcceptedRules(), browserRules(), earlierRunRules()})
                     .join(u' '),
                 QString());
    }

    /// RFC 9700 §4.14.2: a server may take the old token for a moment, for clients that lost the answer.
    void aReplacedTokenWeighsByItsAge_data()
    {
        QTest::addColumn<qint64>("milliseconds");
        QTest::addColumn<oauth::ClientAuth>("auth");
        QTest::addColumn<base::Level>("level");
        QTest::newRow("at once") << qint64(0) << oauth::ClientAuth::None << base::Level::Warning;
        QTest::newRow("within the grace") << qint64(59'999) << oauth::ClientAuth::None << base::Level::Warning;
        QTest::newRow("after it") << qint64(60'000) << oauth::ClientAuth::None << base::Level::Error;
        QTest::newRow("confidential") << qint64(60'000) << oauth::ClientAuth::SecretBasic << base::Level::Note;
    }
    void aReplacedTokenWeighsByItsAge()
    {
        QFETCH(qint64, milliseconds);
        QFETCH(oauth::ClientAuth, auth);
        RunBench bench;
        bench.profile.client.auth = auth;
        again(bench, K::Refresh, 200);
        Run run = bench.build();
        messageOf(run, K::Refresh).sentAt = 1'000;
        run.messages.back().sentAt = 1'000 + milliseconds;
        QTEST(levelOf(run, "TS13"_L1), "level");
    }
};

QTEST_GUILESS_MAIN(TestAcceptedRules)
#include "tst_accepted_rules.moc"
