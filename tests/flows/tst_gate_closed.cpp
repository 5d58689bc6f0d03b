#include "core/encoding/json.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::HeldMessage;
using flow::HoldPoint;
using flow::Message;
using flow::MessageKind;

namespace {

/// The request with a mark in a place that the message's kind carries over the wire.
http::Request marked(const Message &message)
{
    http::Request request = message.request;
    const QByteArray mark = QByteArray::number(message.number);
    if (message.to == flow::Party::Browser || message.from == flow::Party::Browser)
        request.url += "&mark=" + mark;
    else if (request.method == "POST")
        request.body += (request.body.isEmpty() ? "mark=" : "&mark=") + mark;
    else
        request.headers.set("X-Mark", mark);
    return request;
}

/// The response with one member more. The metadata also sends the client elsewhere, which shows later that
/// the flow read the edited text.
http::Response marked(const Message &message, http::Response response)
{
    const QByteArray mark = "\"mark\":" + QByteArray::number(message.number);
    const qsizetype brace = response.body.lastIndexOf('}');
    response.body = brace < 0 ? '{' + mark + '}' : response.body.insert(brace, ',' + mark);
    if (message.kind == MessageKind::Metadata)
        response.body.replace("/userinfo\"", "/userinfo?by=edit\"");
    return response;
}

} // namespace

/// A whole run with the gate closed: every request and every response is edited once, and the server's own
/// log says what came and what it answered.
class TestGateClosed : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    /// What the server received and answered, the browser's pages left out but for the authorization request.
    [[nodiscard]] std::vector<provider::LoggedRequest> logged() const
    {
        std::vector<provider::LoggedRequest> found;
        for (const provider::LoggedRequest &one : m_provider->requestLog()) {
            if (!one.request.url.startsWith("/interaction"))
                found.push_back(one);
        }
        return found;
    }

    /// Edits the held message, whichever end of it is held. Returns where it was held.
    static QString editHeld(flow::FlowRunner &runner)
    {
        const HeldMessage held = *runner.held();
        const Message message = *runner.trace().message(held.number);
        const bool request = held.point == HoldPoint::BeforeRequest;
        if (request)
            runner.editRequest(marked(message));
        else
            runner.editResponse(marked(message, *message.response));
        return lint::messageKindName(message.kind) + (request ? u">"_s : u"<"_s);
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);

        const auto profiles = m_provider->profiles();
        oauth::Profile profile = *std::ranges::find(profiles, u"demo-web"_s,
                                                    [](const oauth::Profile &one) { return one.client.id; });
        profile.after = {oauth::AfterStep::UserInfo, oauth::AfterStep::Introspect, oauth::AfterStep::Call,
                         oauth::AfterStep::Refresh, oauth::AfterStep::Revoke};
        m_fixture.runner.gate().setState(flow::GateState::Closed);
        QVERIFY(m_fixture.runner.start(profile).ok());
        const flow::FlowRunner &runner = m_fixture.runner;
        const auto waits = [&runner] { return runner.held() || !runner.isRunning(); };
        while (QTest::qWaitFor(waits, 20'000) && runner.isRunning()) {
            m_holds += editHeld(m_fixture.runner);
            m_fixture.runner.step();
        }
    }

    void itCompletes()
    {
        QVERIFY2(m_fixture.runner.result().status == FlowStatus::Completed, qPrintable(m_fixture.failure()));
        QCOMPARE(m_holds.join(u' '),
                 u"metadata> metadata< authorization-request> authorization-response> token> token< jwks> "
                 "jwks< userinfo> userinfo< introspection> introspection< api-call> api-call< refresh> "
                 "refresh< revocation> revocation<"_s);
    }

    void everyRequestWasEditedAndArrivedSo()
    {
        const auto log = logged();
        std::size_t next = 0;
        for (const Message &message : m_fixture.runner.trace().messages()) {
            QVERIFY(message.request != message.original);
            if (message.from == flow::Party::Browser)
                continue; // to us, not to the server
            QVERIFY(next < log.size());
            const http::Request &seen = log[next++].request;
            QCOMPARE(difference(message.request, seen), QString());
            const QByteArray mark = QByteArray::number(message.number);
            QVERIFY(seen.url.endsWith("mark=" + mark) || seen.body.endsWith("mark=" + mark) ||
                    seen.headers.value("X-Mark") == mark);
        }
        QCOMPARE(next, log.size());
    }

    void everyResponseWasEditedAndTakenSo()
    {
        const auto log = logged();
        std::size_t next = 0;
        for (const Message &message : m_fixture.runner.trace().messages()) {
            if (message.from == flow::Party::Browser)
                continue;
            const http::Response &sent = log[next++].response;
            if (message.to == flow::Party::Browser)
                continue;
            QCOMPARE(message.originalResponse->body, sent.body);
            const QByteArray mark = "\"mark\":" + QByteArray::number(message.number) + '}';
            QVERIFY(message.response->body.contains(mark) && !sent.body.contains(mark));
        }
        const Message &userInfo = *m_fixture.runner.trace().last(MessageKind::UserInfo);
        QVERIFY(userInfo.original.url.endsWith("/userinfo?by=edit"));
    }

    void nothingElseOfTheMessagesChanged()
    {
        for (const Message &message : m_fixture.runner.trace().messages()) {
            QCOMPARE(message.request.method, message.original.method);
            QVERIFY(message.request.url.startsWith(message.original.url));
            QVERIFY(message.request.body.startsWith(message.original.body));
            QVERIFY(!message.response || message.response->status == message.originalResponse->status);
            QVERIFY(!message.answeredByHand);
        }
    }

private:
    FlowFixture m_fixture;
    QStringList m_holds;
};

QTEST_GUILESS_MAIN(TestGateClosed)
#include "tst_gate_closed.moc"
