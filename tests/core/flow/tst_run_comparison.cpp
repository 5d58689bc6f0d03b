#include "core/flow/recorded_run.h"
#include "core/flow/run_comparison.h"

#include <QTest>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

namespace {

constexpr char form[] = "application/x-www-form-urlencoded";

Message message(MessageKind kind, const QByteArray &method, const QByteArray &url,
                const QByteArray &body = {}, int status = 200, const QByteArray &answer = "{}")
{
    Message made;
    made.kind = kind;
    made.state = MessageState::Done;
    made.request = {method, url, {{"Content-Type", form}}, body};
    made.original = made.request;
    made.response = http::Response{status, "OK", {{"Content-Type", "application/json"}}, answer};
    return made;
}

Message tokenRequest(const QByteArray &body, int status = 200, const QByteArray &answer = "{}")
{
    return message(MessageKind::Token, "POST", "https://op.example/token", body, status, answer);
}

RunState runOf(const std::vector<Message> &messages)
{
    Trace trace;
    for (const Message &one : messages)
        trace.append(one);
    return runFromTrace(std::move(trace), oauth::Profile());
}

/// "request-body/code expected" of each value that is not the same in the messages.
QStringList differences(const Message &a, const Message &b)
{
    const RunState left = runOf({a}), right = runOf({b});
    QStringList all;
    const RunComparison comparison = compareRuns(left, right);
    for (const ComparedValue &value : comparison.messages.at(0).values)
        all += u"%1/%2 %3"_s.arg(valuePlaceName(value.place), QString::fromUtf8(value.name),
                                 value.difference == Difference::Expected ? u"expected"_s : u"differs"_s);
    return all;
}

/// "1-1 2-0" of the messages side by side.
QString pairing(const RunComparison &comparison)
{
    QStringList pairs;
    for (const ComparedMessage &one : comparison.messages)
        pairs += u"%1-%2"_s.arg(one.a).arg(one.b);
    return pairs.join(u' ');
}

QByteArray jwt(const QByteArray &payload)
{
    return QByteArray(R"({"alg":"none"})").toBase64(QByteArray::Base64UrlEncoding) + '.' +
           payload.toBase64(QByteArray::Base64UrlEncoding) + ".c2ln";
}

} // namespace

class TestRunComparison : public QObject
{
    Q_OBJECT

private slots:
    void valuesAreCompared_data()
    {
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *a, const char *b, const QStringList &expected) {
            QTest::newRow(name) << QByteArray(a) << QByteArray(b) << expected;
        };
        row("the same", "code=1&scope=a", "code=1&scope=a", {});
        row("RFC 6749 4.1.2: a code is new in every run", "code=1", "code=2",
            {u"request-body/code expected"_s});
        row("a code that is missing", "code=1&scope=a", "scope=a", {u"request-body/code differs"_s});
        row("a scope", "code=1&scope=a", "code=2&scope=b",
            {u"request-body/code expected"_s, u"request-body/scope differs"_s});
        row("order is no difference", "scope=a&x=1", "x=1&scope=a", {});
        row("a value given twice", "resource=a&resource=b", "resource=a",
            {u"request-body/resource differs"_s});
        row("RFC 8252 7.3: the port of a loopback address", "redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcb",
            "redirect_uri=http%3A%2F%2F127.0.0.1%3A4001%2Fcb", {u"request-body/redirect_uri expected"_s});
        row("a slash too many", "redirect_uri=http%3A%2F%2F127.0.0.1%3A4000%2Fcb",
            "redirect_uri=http%3A%2F%2F127.0.0.1%3A4001%2Fcb%2F", {u"request-body/redirect_uri differs"_s});
        row("the port of another host", "redirect_uri=https%3A%2F%2Fa.example%3A4000%2Fcb",
            "redirect_uri=https%3A%2F%2Fa.example%3A4001%2Fcb", {u"request-body/redirect_uri differs"_s});
    }
    void valuesAreCompared()
    {
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        QTEST(differences(tokenRequest(a), tokenRequest(b)), "expected");
    }

    void headersAreCompared_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("b");
        QTest::addColumn<QStringList>("expected");
        const auto row = [](const char *name, const char *a, const char *b, const char *expected) {
            QTest::newRow(name) << QByteArray(name).split(' ').first() << QByteArray(a) << QByteArray(b)
                                << QStringList(QString::fromLatin1(expected));
        };
        row("Authorization of a token", "Bearer one", "Bearer two", "request-header/authorization expected");
        row("Authorization of two schemes", "Bearer one", "DPoP one", "request-header/authorization differs");
        row("Authorization of two clients", "Basic YTpi", "Basic YTpj",
            "request-header/authorization differs");
        row("Accept", "a/b", "a/c", "request-header/accept differs");
        row("Referer with a state", "https://a.example/?state=1&x=2", "https://a.example/?state=2&x=2",
            "request-header/referer expected");
        row("Referer with more", "https://a.example/?state=1&x=2", "https://a.example/?state=2&x=3",
            "request-header/referer differs");
    }
    void headersAreCompared()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, b);
        Message left = tokenRequest({}), right = left;
        left.request.headers.set(name, a);
        right.request.headers.set(name, b);
        QTEST(differences(left, right), "expected");
    }

    void statusAndBodyAreCompared()
    {
        QCOMPARE(differences(tokenRequest("a=1", 200, R"({"expires_in":60,"access_token":"x"})"),
                             tokenRequest("a=1", 400, R"({"expires_in":61,"access_token":"y"})")),
                 QStringList({u"status/status differs"_s, u"response-body/access_token expected"_s,
                              u"response-body/expires_in differs"_s}));
        QCOMPARE(differences(tokenRequest("a=1", 200, "<p>one"), tokenRequest("a=1", 200, "<p>two")),
                 QStringList(u"response-body/body differs"_s));
    }

    void claimsOfTokensAreCompared()
    {
        const QByteArray one = "{\"id_token\":\"" + jwt(R"({"iat":1,"aud":"a","nonce":"x"})") + "\"}";
        const QByteArray two = "{\"id_token\":\"" + jwt(R"({"iat":2,"aud":"b","nonce":"y"})") + "\"}";
        QCOMPARE(
            differences(tokenRequest({}, 200, one), tokenRequest({}, 200, two)),
            QStringList({u"response-body/id_token expected"_s, u"token-claim/id_token.aud differs"_s,
                         u"token-claim/id_token.iat expected"_s, u"token-claim/id_token.nonce expected"_s}));
    }

    void messagesStandSideBySide()
    {
        const Message metadata = message(MessageKind::Metadata, "GET", "https://op.example/.well-known/x");
        const Message orders = message(MessageKind::ApiCall, "GET", "https://api.example/orders?page=2");
        const Message users = message(MessageKind::ApiCall, "GET", "https://api.example/users");
        const Message token = tokenRequest("code=1");
        const RunState a = runOf({metadata, token, orders, token, users});
        const RunState b = runOf({token, users, orders});
        QCOMPARE(pairing(compareRuns(a, a)), u"1-1 2-2 3-3 4-4 5-5"_s);
        QVERIFY(compareRuns(a, a).isSame());
        QCOMPARE(pairing(compareRuns(a, b)), u"1-0 2-1 3-3 4-0 5-2"_s);
        QCOMPARE(pairing(compareRuns(b, a)), u"0-1 1-2 2-5 3-3 0-4"_s);
        QCOMPARE(pairing(compareRuns(a, runOf({}))), u"1-0 2-0 3-0 4-0 5-0"_s);
        QCOMPARE(pairing(compareRuns(runOf({}), b)), u"0-1 0-2 0-3"_s);
        QVERIFY(!compareRuns(a, b).isSame());
    }

    void checksAreCompared()
    {
        // RFC 6749 §5.1: without Cache-Control: no-store a check fails that passes with it.
        Message good = tokenRequest("grant_type=authorization_code&code=1", 200,
                                    R"({"access_token":"x","token_type":"Bearer"})");
        const Message bad = good;
        good.response->headers.set("Cache-Control", "no-store");
        const RunState a = runOf({good}), b = runOf({bad});
        const RunComparison comparison = compareRuns(a, b);
        const auto &checks = comparison.messages.at(0).checks;
        QVERIFY(!checks.empty());
        QVERIFY(std::ranges::any_of(checks, [](const ComparedCheck &check) {
            return check.a && check.b && check.a->outcome == lint::Outcome::Passed &&
                   check.b->outcome == lint::Outcome::Failed;
        }));
        QVERIFY(!comparison.isSame());
    }
};

QTEST_GUILESS_MAIN(TestRunComparison)
#include "tst_run_comparison.moc"
