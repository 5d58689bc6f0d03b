#include "core/flow/recorded_run.h"
#include "core/flow/trace_file.h"
#include "core/provider/provider.h"
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
using flow::RunState;

/// A run that goes on from a step of an earlier one.
class TestTakeOver : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    [[nodiscard]] oauth::Profile profile() const { return m_provider->profiles().front(); }

    /// A run that was stopped before that message.
    RunState stoppedBefore(MessageKind kind)
    {
        FlowFixture fixture;
        fixture.runner.runTo(kind);
        if (fixture.runner.start(profile()).ok() && fixture.waitForHold(kind))
            fixture.runner.stop();
        return fixture.runner.state();
    }
    RunState whole()
    {
        FlowFixture fixture;
        fixture.run(profile());
        return fixture.runner.state();
    }
    static int numberOf(const RunState &state, MessageKind kind) { return state.trace.last(kind)->number; }

    /// Branches, lets the held message go, and waits for the end.
    static bool complete(FlowFixture &fixture, const RunState &earlier, MessageKind kind)
    {
        if (!fixture.runner.branch(earlier, numberOf(earlier, kind)).ok() || !fixture.waitForHold(kind))
            return false;
        fixture.runner.continueRun();
        return QTest::qWaitFor([&] { return !fixture.runner.isRunning(); }, 20'000);
    }

private slots:
    void init()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    void everyStepCanBeBranchedFrom_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("code"); ///< of the failure, where the code is used twice
        QTest::newRow("metadata") << int(MessageKind::Metadata) << QByteArray();
        QTest::newRow("authorization request") << int(MessageKind::AuthorizationRequest) << QByteArray();
        QTest::newRow("callback") << int(MessageKind::AuthorizationResponse) << QByteArray("token-refused");
        QTest::newRow("token") << int(MessageKind::Token) << QByteArray("token-refused");
        QTest::newRow("keys") << int(MessageKind::Jwks) << QByteArray();
        QTest::newRow("userinfo") << int(MessageKind::UserInfo) << QByteArray();
        QTest::newRow("API call") << int(MessageKind::ApiCall) << QByteArray();
        QTest::newRow("refresh") << int(MessageKind::Refresh) << QByteArray();
    }
    void everyStepCanBeBranchedFrom()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, code);
        const RunState earlier = whole();
        const int number = numberOf(earlier, MessageKind(kind));
        const std::size_t seen = m_provider->requestLog().size();
        FlowFixture fixture;
        QVERIFY(fixture.runner.branch(earlier, number).ok());
        QVERIFY(fixture.waitForHold(MessageKind(kind))); // whatever the gate says
        QCOMPARE(fixture.runner.held()->number, number);
        QCOMPARE(m_provider->requestLog().size(), seen); // nothing was sent yet
        for (const Message &message : fixture.runner.trace().messages()) {
            QCOMPARE(message.replayed, message.number < number);
            QCOMPARE(message.kind, earlier.trace.message(message.number)->kind);
        }
        fixture.runner.continueRun();
        QTRY_VERIFY_WITH_TIMEOUT(!fixture.runner.isRunning(), 20'000);
        const auto &failure = fixture.runner.result().failure;
        QCOMPARE(failure ? QByteArray(failure->code.data()) : QByteArray(), code);
    }

    void theRestOfAStoppedRun_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("callback") << int(MessageKind::AuthorizationResponse);
        QTest::newRow("token") << int(MessageKind::Token);
        QTest::newRow("userinfo") << int(MessageKind::UserInfo);
    }
    void theRestOfAStoppedRun()
    {
        QFETCH(int, kind);
        const RunState earlier = stoppedBefore(MessageKind(kind));
        FlowFixture fixture;
        QVERIFY(complete(fixture, earlier, MessageKind(kind)));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(fixture.failedChecks().join(u'\n'), QString());
        QVERIFY(flow::stepsToCome(fixture.runner.plan(), fixture.runner.trace()).empty());
    }

    /// The callback of an attacker, tried without a browser.
    void theEarlierCallbackCanBeEdited()
    {
        const RunState earlier = stoppedBefore(MessageKind::Token);
        FlowFixture fixture;
        QVERIFY(fixture.runner.branch(earlier, numberOf(earlier, MessageKind::AuthorizationResponse)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::AuthorizationResponse));
        http::Request request = fixture.runner.trace().messages().back().request;
        request.url.replace("state=", "state=x");
        fixture.runner.editRequest(request);
        fixture.runner.send();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().failure->code, "state-mismatch"_L1);
    }

    /// A run out of a file has no verifier of its own: it is in the token request.
    void aSavedRunGoesOn()
    {
        FlowFixture first;
        first.runner.runTo(MessageKind::UserInfo);
        QVERIFY(first.runner.start(profile()).ok());
        QVERIFY(first.waitForHold(MessageKind::UserInfo));
        first.runner.stop();
        auto saved = flow::readTrace(flow::writeTrace(first.runner.trace(), first.runner.profile()));
        QVERIFY(saved.ok());
        const RunState earlier = flow::runFromTrace(std::move(saved->trace), saved->profile);
        QCOMPARE(earlier.values.pkce.verifier, first.runner.state().values.pkce.verifier);
        QCOMPARE(earlier.values.redirectUri, first.runner.state().values.redirectUri);
        FlowFixture fixture;
        QVERIFY(complete(fixture, earlier, MessageKind::UserInfo));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
    }

    /// The tokens are those of then, not those that a later refresh brought.
    void theTokensAreThoseOfThen()
    {
        const RunState earlier = whole();
        FlowFixture fixture;
        QVERIFY(fixture.runner.branch(earlier, numberOf(earlier, MessageKind::ApiCall)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::ApiCall));
        QCOMPARE(fixture.runner.result().token(flow::TokenRole::AccessToken)->messageNumber,
                 numberOf(earlier, MessageKind::Token));
        QCOMPARE(earlier.result.token(flow::TokenRole::AccessToken)->messageNumber,
                 numberOf(earlier, MessageKind::Refresh));
        fixture.runner.stop();
    }

    void aRunnerBranchesItsOwnRun()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile()));
        const Message call = *fixture.runner.trace().last(MessageKind::UserInfo);
        const auto again = fixture.runner.resend(call.number, call.request);
        QVERIFY(again.ok());
        QTRY_VERIFY(fixture.runner.trace().message(*again)->response);
        QVERIFY(fixture.runner.branch(fixture.runner.state(), *again).ok());
        QVERIFY(fixture.waitForHold(MessageKind::UserInfo));
        QCOMPARE(fixture.runner.held()->number, call.number); // the step that was sent again
        QCOMPARE(fixture.runner.branch(fixture.runner.state(), 1).error().code, "run-already-going"_L1);
        fixture.runner.stop();
        QCOMPARE(fixture.runner.branch(fixture.runner.state(), 99).error().code, "message-unknown"_L1);
        QCOMPARE(fixture.runner.branch(fixture.runner.state(), 0).error().code, "message-unknown"_L1);
    }
};

QTEST_GUILESS_MAIN(TestTakeOver)
#include "tst_take_over.moc"
