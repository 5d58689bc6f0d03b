#include "core/flow/breakpoint.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(claimcheck::flow::Breakpoint)

namespace {

constexpr HoldPoint before = HoldPoint::BeforeRequest;
constexpr HoldPoint after = HoldPoint::AfterResponse;

/// A token request that was refused.
Message refusedToken()
{
    Message message;
    message.kind = MessageKind::Token;
    message.request = {
        "POST", "https://op.example/token?tenant=7", {}, "grant_type=authorization_code&code=a+b"};
    message.response = http::Response{400, {}, {}, R"({"error":"invalid_grant","tries":3})"};
    return message;
}

Message refusedCall()
{
    Message message;
    message.kind = MessageKind::ApiCall;
    message.response = http::Response{
        401, {}, {{"WWW-Authenticate", "Basic realm=x, Bearer error=\"invalid_token\""}}, "no"};
    return message;
}

Message callback(const QByteArray &query)
{
    Message message;
    message.kind = MessageKind::AuthorizationResponse;
    message.request.url = "http://127.0.0.1:1/callback?" + query;
    return message;
}

} // namespace

class TestBreakpoint : public QObject
{
    Q_OBJECT

private slots:
    void holds_data()
    {
        QTest::addColumn<Breakpoint>("breakpoint");
        QTest::addColumn<int>("point");
        QTest::addColumn<bool>("expected");
        const auto row = [](const char *name, const Breakpoint &breakpoint, HoldPoint point, bool expected) {
            QTest::newRow(name) << breakpoint << int(point) << expected;
        };
        row("kind and place", {MessageKind::Token, before}, before, true);
        row("other place", {MessageKind::Token, before}, after, false);
        row("other kind", {MessageKind::Jwks, before}, before, false);
        row("any kind", {{}, after}, after, true);
        row("status", {.point = after, .status = 400}, after, true);
        row("other status", {.point = after, .status = 401}, after, false);
        row("class", {.point = after, .status = 4}, after, true);
        row("other class", {.point = after, .status = 5}, after, false);
        row("status of a request", {.point = before, .status = 4}, before, false);
        row("parameter of the form", {.parameter = "code"}, before, true);
        row("parameter of the query", {.parameter = "tenant"}, before, true);
        row("absent parameter", {.parameter = "codes"}, before, false);
        row("value, decoded", {.parameter = "code", .value = "a b"}, before, true);
        row("other value", {.parameter = "code", .value = "a+b"}, before, false);
        row("empty value", {.parameter = "code", .value = ""}, before, false);
        row("member of the answer", {.point = after, .parameter = "error"}, after, true);
        row("request parameter at the answer", {.point = after, .parameter = "code"}, after, false);
        row("number of the answer", {.point = after, .parameter = "tries", .value = "3"}, after, true);
        row("any error", {.point = after, .error = ""}, after, true);
        row("this error", {.point = after, .error = "invalid_grant"}, after, true);
        row("other error", {.point = after, .error = "invalid_client"}, after, false);
        row("error in the request", {.point = before, .error = ""}, before, false);
        row("all of it", {MessageKind::Token, after, 4, "tries", "3", "invalid_grant"}, after, true);
        row("all but one", {MessageKind::Token, after, 4, "tries", "4", "invalid_grant"}, after, false);
        row("no check failed", {.failedCheck = base::Level::Note}, before, false);
    }
    void holds()
    {
        QFETCH(Breakpoint, breakpoint);
        QFETCH(int, point);
        QFETCH(bool, expected);
        QCOMPARE(holdsAt(breakpoint, refusedToken(), HoldPoint(point), {}), expected);
    }

    /// RFC 6750 §3.1: the error stands in the challenge.
    void bearerErrorsCount()
    {
        QVERIFY(holdsAt({.point = after, .error = "invalid_token"}, refusedCall(), after, {}));
        QVERIFY(!holdsAt({.point = after, .error = "insufficient_scope"}, refusedCall(), after, {}));
    }

    /// The callback is the answer to the authorization request.
    void theCallbackHasOnePlace()
    {
        const Message refused = callback("error=access_denied&state=1");
        for (const HoldPoint point : {before, after}) {
            QVERIFY(holdsAt({MessageKind::AuthorizationResponse, point}, refused, before, {}));
            QVERIFY(holdsAt({.point = point, .error = ""}, refused, before, {}));
            QVERIFY(!holdsAt({.point = point, .error = ""}, callback("code=1&state=1"), before, {}));
        }
    }

    void failedChecksCountFromTheirLevel()
    {
        lint::CheckResult check;
        check.outcome = lint::Outcome::Failed;
        check.level = base::Level::Warning;
        QVERIFY(holdsAt({.failedCheck = base::Level::Note}, refusedToken(), before, {check}));
        QVERIFY(holdsAt({.failedCheck = base::Level::Warning}, refusedToken(), before, {check}));
        QVERIFY(!holdsAt({.failedCheck = base::Level::Error}, refusedToken(), before, {check}));
        check.outcome = lint::Outcome::Passed;
        QVERIFY(!holdsAt({.failedCheck = base::Level::Note}, refusedToken(), before, {check}));
    }

    void answersThatAreNoJsonHaveNoMembers()
    {
        Message message = refusedToken();
        message.response->body = "error=invalid_grant";
        QVERIFY(!holdsAt({.point = after, .error = ""}, message, after, {}));
        message.response.reset();
        QVERIFY(!holdsAt({.point = after, .status = 4}, message, after, {}));
        QVERIFY(holdsAt({.point = after}, message, after, {}));
    }

    void eachIsDescribed()
    {
        QCOMPARE(describe({MessageKind::Token, before}), u"token request"_s);
        QCOMPARE(describe({{}, after, 4}), u"any message, its answer: status 4xx"_s);
        QCOMPARE(describe({MessageKind::Token, after, 401, "a", "b", "c", base::Level::Error}),
                 u"token request, its answer: status 401, a = b, error c, a failed check, error"_s);
    }
};

QTEST_GUILESS_MAIN(TestBreakpoint)
#include "tst_breakpoint.moc"
