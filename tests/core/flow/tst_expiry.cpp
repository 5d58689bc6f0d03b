#include "core/encoding/base64url.h"
#include "core/flow/expiry.h"

#include <QTest>

using namespace claimcheck;
using namespace claimcheck::flow;

namespace {

constexpr qint64 start = 1'700'000'000'000; // milliseconds

QByteArray jwt(qint64 exp)
{
    return encoding::encodeBase64Url("{\"alg\":\"ES256\"}") + '.' +
           encoding::encodeBase64Url("{\"exp\":" + QByteArray::number(exp) + '}') + ".AAAA";
}

Message form(MessageKind kind, const QByteArray &body, qint64 made)
{
    Message message;
    message.kind = kind;
    message.request = {"POST", "https://op.example/x", {}, body};
    message.original = message.request;
    message.timing.started = made;
    return message;
}

Message answered(Message message, const QByteArray &body)
{
    message.response = http::Response{200, {}, {}, body};
    message.timing.sent = message.timing.finished = message.timing.started;
    message.state = MessageState::Done;
    return message;
}

Message callback(const QByteArray &query)
{
    Message message;
    message.kind = MessageKind::AuthorizationResponse;
    message.request.url = "http://127.0.0.1:1/cb?" + query;
    message.original = message.request;
    message.timing = {start, start, start, start};
    return message;
}

QByteArrayList names(const std::vector<Expiry> &expiries)
{
    QByteArrayList found;
    for (const Expiry &expiry : expiries)
        found += expiry.parameter;
    return found;
}

} // namespace

class TestExpiry : public QObject
{
    Q_OBJECT

private slots:
    void aCodeLastsAMinuteFromTheCallback()
    {
        Trace trace;
        trace.append(callback("code=abc&state=1"));
        const int token = trace.append(form(MessageKind::Token, "grant_type=x&code=abc", start + 50'000));
        const auto expiries = expiriesOf(trace, token);
        QCOMPARE(names(expiries), QByteArrayList{"code"});
        QCOMPARE(expiries.front().expires, start + 60'000);
        QCOMPARE(expiries.front().basis, ExpiryBasis::Customary);
        QVERIFY(!expiries.front().text.isEmpty());
        QVERIFY(expiredWhenSent(trace, token, start + 59'999).empty());
        QCOMPARE(expiredWhenSent(trace, token, start + 60'000).size(), std::size_t(1));

        trace.message(token)->state = MessageState::Done; // it went out in time
        trace.message(token)->timing.sent = start + 55'000;
        QVERIFY(expiredWhenSent(trace, token, start + 90'000).empty());
    }
    void theHeldCallbackAges()
    {
        Trace trace;
        const int number = trace.append(callback("code=abc"));
        QCOMPARE(names(expiredWhenSent(trace, number, start + 61'000)), QByteArrayList{"code"});
    }
    void anotherCodeHasNoAge()
    {
        Trace trace;
        trace.append(callback("code=abc"));
        const int token = trace.append(form(MessageKind::Token, "code=xyz", start));
        QVERIFY(expiriesOf(trace, token).empty());
    }
    void whatTheServerSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<qint64>("expires");
        // RFC 9126 §2.2
        QTest::newRow("request_uri") << QByteArray(R"({"request_uri":"urn:x","expires_in":90})")
                                     << QByteArray("request_uri=urn:x") << QByteArray("request_uri")
                                     << start + 90'000;
        // RFC 6749 §5.1
        QTest::newRow("opaque token") << QByteArray(R"({"access_token":"t","expires_in":5})")
                                      << QByteArray("token=t") << QByteArray("token") << start + 5'000;
        QTest::newRow("without expires_in")
            << QByteArray(R"({"access_token":"t"})") << QByteArray("token=t") << QByteArray() << qint64(0);
        QTest::newRow("JWT by its own exp")
            << QByteArray("{}") << "token=" + jwt(start / 1000 + 7) << QByteArray("token") << start + 7'000;
        QTest::newRow("exp out of range")
            << QByteArray("{}") << "token=" + jwt(9'000'000'000'000'000'000) << QByteArray() << qint64(0);
        QTest::newRow("assertion") << QByteArray("{}") << "assertion=" + jwt(start / 1000 - 1)
                                   << QByteArray("assertion") << start - 1'000;
    }
    void whatTheServerSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, name);
        QFETCH(qint64, expires);
        Trace trace;
        trace.append(answered(form(MessageKind::Token, {}, start), answer));
        const int number = trace.append(form(MessageKind::Introspection, body, start));
        const auto expiries = expiriesOf(trace, number);
        QCOMPARE(names(expiries), name.isEmpty() ? QByteArrayList() : QByteArrayList{name});
        if (!name.isEmpty()) {
            QCOMPARE(expiries.front().expires, expires);
            QCOMPARE(expiries.front().basis, ExpiryBasis::Said);
        }
    }
    void theTokenOfAHeaderCounts()
    {
        Trace trace;
        trace.append(answered(form(MessageKind::Token, {}, start), R"({"access_token":"t","expires_in":5})"));
        Message call = form(MessageKind::ApiCall, {}, start);
        call.request.headers.append("Authorization", "DPoP t");
        const int number = trace.append(call);
        QCOMPARE(names(expiredWhenSent(trace, number, start + 5'000)), QByteArrayList{"Authorization"});
    }
    /// It is signed again when it is sent, unless it was edited.
    void anAssertionOfOursIsNotNamed()
    {
        Trace trace;
        Message token = form(MessageKind::Token, "client_assertion=" + jwt(start / 1000), start);
        const int number = trace.append(token);
        QVERIFY(expiriesOf(trace, number).empty());
        trace.message(number)->request.body = "client_assertion=" + jwt(start / 1000 + 1);
        QCOMPARE(names(expiriesOf(trace, number)), QByteArrayList{"client_assertion"});
    }
    void anUnknownMessageHasNone()
    {
        QVERIFY(expiriesOf({}, 1).empty());
        QVERIFY(expiredWhenSent({}, 0, start).empty());
    }
};

QTEST_GUILESS_MAIN(TestExpiry)
#include "tst_expiry.moc"
