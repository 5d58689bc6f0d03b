#include "core/provider/provider.h"
#include "tests/support/fault_server.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::HoldPoint;
using flow::Message;
using flow::MessageKind;
using flow::MessageState;
using oauth::AfterStep;

// Every leg of a run that goes over the network meets every fault of the wire: the request is held, pointed
// at a server that has the fault, and sent.

namespace {

constexpr MessageKind legs[] = {MessageKind::Metadata, MessageKind::Token,         MessageKind::Jwks,
                                MessageKind::UserInfo, MessageKind::Introspection, MessageKind::ApiCall,
                                MessageKind::Refresh,  MessageKind::Revocation};

/// What the run says. Empty: it goes on, and the rules judge the answer.
struct FaultRow
{
    WireFault fault;
    const char *name;
    const char *metadata, *token, *keys, *other;
};

constexpr FaultRow faults[] = {
    {WireFault::Refused, "refused", "connection-refused", "connection-refused", "connection-refused",
     "connection-refused"},
    {WireFault::Reset, "reset", "connection-closed", "connection-closed", "connection-closed",
     "connection-closed"},
    {WireFault::NotTls, "TLS failure", "tls-failed", "tls-failed", "tls-failed", "tls-failed"},
    {WireFault::UnknownCa, "unknown CA", "tls-failed", "tls-failed", "tls-failed", "tls-failed"},
    {WireFault::Silent, "timeout", "timeout", "timeout", "timeout", "timeout"},
    {WireFault::Huge, "100 MB body", "response-too-large", "response-too-large", "response-too-large",
     "response-too-large"},
    {WireFault::Redirect, "endless redirect", "too-many-redirects", "token-response-unreadable",
     "too-many-redirects", ""},
    {WireFault::WrongType, "wrong content type", "metadata-not-json", "token-response-unreadable", "", ""},
    {WireFault::TruncatedJson, "truncated JSON", "metadata-not-json", "token-response-unreadable", "", ""},
    {WireFault::TruncatedBody, "truncated body", "connection-closed", "connection-closed",
     "connection-closed", "connection-closed"},
};

QByteArray expectedCode(const FaultRow &row, MessageKind leg)
{
    switch (leg) {
    case MessageKind::Metadata: return row.metadata;
    case MessageKind::Token: return row.token;
    case MessageKind::Jwks: return row.keys;
    default: return row.other;
    }
}

constexpr Patience impatient{.transfer = 1}; // the silent server must not hold the test up

} // namespace

class TestWireFaults : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    OpenSslProgram m_openssl;
    std::unique_ptr<provider::Provider> m_provider;

    /// What was revoked is of no use any more: that is left out but for its own leg.
    [[nodiscard]] oauth::Profile profile(MessageKind leg) const
    {
        const auto profiles = m_provider->profiles();
        oauth::Profile found = *std::ranges::find(profiles, u"demo-web"_s,
                                                  [](const oauth::Profile &one) { return one.client.id; });
        found.after = {AfterStep::UserInfo, AfterStep::Introspect, AfterStep::Call, AfterStep::Refresh};
        if (leg == MessageKind::Revocation)
            found.after.push_back(AfterStep::Revoke);
        return found;
    }

    /// Runs up to the leg, and from there into the fault. The number of the leg's message; 0 where it fails.
    int runInto(flow::FlowRunner &runner, MessageKind leg, const QByteArray &url)
    {
        const auto held = [&] { return runner.held().has_value(); };
        runner.runTo(leg);
        if (!runner.start(profile(leg)).ok() || !QTest::qWaitFor(held, 20'000))
            return 0;
        const int number = runner.held()->number;
        http::Request request = runner.trace().message(number)->request;
        request.url = url;
        runner.editRequest(request);
        runner.send();
        return QTest::qWaitFor([&] { return !runner.isRunning(); }, 30'000) ? number : 0;
    }

    void checkNothingIsLost(const flow::FlowRunner &runner, int number)
    {
        for (int before = 1; before < number; ++before) {
            QCOMPARE(runner.trace().message(before)->state, MessageState::Done);
            QVERIFY(!runner.trace().message(before)->original.url.isEmpty());
        }
        const bool hasTokens = runner.trace().message(number)->kind > MessageKind::Token;
        QCOMPARE(runner.result().token(flow::TokenRole::AccessToken) != nullptr, hasTokens);
        QVERIFY(!runner.result().checks.empty());
    }

private slots:
    void initTestCase()
    {
        if (!m_openssl.isThere() || !QSslSocket::supportsSsl())
            QSKIP("the openssl program, or TLS in Qt, is missing");
        QVERIFY(FaultServer::makeCertificate(m_openssl));
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    void theRunSaysWhatHappened_data()
    {
        QTest::addColumn<int>("leg");
        QTest::addColumn<int>("fault");
        QTest::addColumn<QByteArray>("code");
        for (const MessageKind leg : legs) {
            for (const FaultRow &row : faults)
                QTest::addRow("%s: %s", lint::messageKindName(leg).data(), row.name)
                    << int(leg) << int(row.fault) << expectedCode(row, leg);
        }
    }
    void theRunSaysWhatHappened()
    {
        QFETCH(int, leg);
        QFETCH(int, fault);
        QFETCH(QByteArray, code);
        FlowFixture fixture(impatient);
        flow::FlowRunner &runner = fixture.runner;
        const FaultServer server(WireFault(fault), m_openssl);
        const int number = runInto(runner, MessageKind(leg), server.url());
        QVERIFY(number > 0);

        const flow::FlowResult &result = runner.result();
        QCOMPARE(result.status, code.isEmpty() ? FlowStatus::Completed : FlowStatus::Failed);
        QCOMPARE(result.failure ? result.failure->code : ""_L1, QLatin1StringView(code));
        const Message message = *runner.trace().message(number);
        QVERIFY(message.response || (message.state == MessageState::Failed && !message.failure.isEmpty()));
        if (result.failure) { // in words, and about the message where it happened
            QVERIFY(result.failure->message.contains(u' '));
            QVERIFY(result.failure->messageNumber >= number);
            QCOMPARE(runner.trace().message(result.failure->messageNumber)->kind, MessageKind(leg));
        }
        checkNothingIsLost(runner, number);

        // The run can still be worked with: what failed works when it is sent to the right place.
        const auto again = runner.resend(number, message.original);
        QVERIFY(again.ok());
        QTRY_VERIFY(runner.trace().message(*again)->state == MessageState::Done);
        QVERIFY(runner.trace().message(*again)->response->isSuccess());
    }

    void redirectsPointAtWhatTheyFollow()
    {
        FlowFixture fixture(impatient);
        const FaultServer server(WireFault::Redirect, m_openssl);
        const int number = runInto(fixture.runner, MessageKind::Jwks, server.url());
        QVERIFY(number > 0);
        const auto &messages = fixture.runner.trace().messages();
        QCOMPARE(int(messages.size()), number + 5); // net::FetchOptions::maximumHops
        QCOMPARE(messages[std::size_t(number - 1)].redirectOf, 0);
        for (std::size_t i = std::size_t(number); i < messages.size(); ++i)
            QCOMPARE(messages[i].redirectOf, int(i));
        QCOMPARE(server.requests(), 6);
    }

    void tlsIsDescribed()
    {
        FlowFixture fixture(impatient);
        const FaultServer server(WireFault::UnknownCa, m_openssl);
        const int number = runInto(fixture.runner, MessageKind::Metadata, server.url());
        QVERIFY(number > 0);
        QVERIFY(!fixture.runner.trace().message(number)->tls.problems.empty());
        QCOMPARE(server.requests(), 0);
    }

    void aNewRunCompletes()
    {
        FlowFixture fixture(impatient);
        const FaultServer server(WireFault::Reset, m_openssl);
        QVERIFY(runInto(fixture.runner, MessageKind::Token, server.url()) > 0);
        QVERIFY(fixture.runner.start(profile(MessageKind::Token)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.runner.isRunning(), 20'000);
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }
};

QTEST_GUILESS_MAIN(TestWireFaults)
#include "tst_wire_faults.moc"
