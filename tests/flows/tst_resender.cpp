#include "core/flow/run_state.h"
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
using flow::MessageState;

/// A message sent again, beside the run that it is of.
class TestResender : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    [[nodiscard]] oauth::Profile profile() const { return m_provider->profiles().front(); }

    /// Waits for the answer of the message.
    static bool answered(const FlowFixture &fixture, int number)
    {
        return QTest::qWaitFor(
            [&] { return fixture.runner.trace().message(number)->state == MessageState::Done; }, 20'000);
    }
    static std::vector<std::pair<QByteArray, lint::Outcome>> outcomes(const FlowFixture &fixture, int below)
    {
        std::vector<std::pair<QByteArray, lint::Outcome>> found;
        for (const lint::CheckResult &check : fixture.runner.result().checks) {
            if (check.messageNumber < below)
                found.emplace_back(check.rule->id, check.outcome);
        }
        return found;
    }

private slots:
    void init()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    /// RFC 6749 §4.1.2: a code is good once.
    void theTokenRequestAgainAfterTheEnd()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile()));
        const auto before = outcomes(fixture, 1000);
        const flow::FlowResult result = fixture.runner.result();
        const Message token = *fixture.runner.trace().last(MessageKind::Token);
        const auto again = fixture.runner.resend(token.number, token.request);
        QVERIFY(again.ok());
        QCOMPARE(*again, int(fixture.runner.trace().messages().size()));
        QVERIFY(answered(fixture, *again));

        const Message &message = *fixture.runner.trace().message(*again);
        QCOMPARE(message.repeats, token.number);
        QCOMPARE(message.response->status, 400);
        QVERIFY(message.response->body.contains("invalid_grant"));
        QCOMPARE(difference(message.request, m_provider->requestLog().back().request), QString());
        // The run stays as it was.
        QCOMPARE(fixture.runner.trace().last(MessageKind::Token)->number, token.number);
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
        QCOMPARE(fixture.runner.result().token(flow::TokenRole::AccessToken)->text,
                 result.token(flow::TokenRole::AccessToken)->text);
        QVERIFY(outcomes(fixture, *again) == before);
        const auto &checks = fixture.runner.result().checks;
        QVERIFY(std::ranges::any_of(
            checks, [&](const lint::CheckResult &check) { return check.messageNumber == *again; }));
    }

    void whatWasEditedShows()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile()));
        const Message call = *fixture.runner.trace().last(MessageKind::UserInfo);
        http::Request request = call.request;
        request.headers.set("Authorization", "Bearer wrong");
        const auto again = fixture.runner.resend(call.number, request);
        QVERIFY(again.ok() && answered(fixture, *again));
        const Message &message = *fixture.runner.trace().message(*again);
        QCOMPARE(message.response->status, 401);
        QVERIFY(message.wasEdited() && !call.wasEdited());
        QVERIFY(message.request == request);

        const auto third = fixture.runner.resend(*again, call.request); // one that was itself sent again
        QVERIFY(third.ok() && answered(fixture, *third));
        QCOMPARE(fixture.runner.trace().message(*third)->repeats, call.number);
        QCOMPARE(fixture.runner.trace().message(*third)->response->status, 200);
    }

    void whileAnotherMessageIsHeld()
    {
        FlowFixture fixture;
        fixture.runner.runTo(MessageKind::UserInfo);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::UserInfo));
        const Message keys = *fixture.runner.trace().last(MessageKind::Jwks);
        const auto again = fixture.runner.resend(keys.number, keys.request);
        QVERIFY(again.ok() && answered(fixture, *again));
        QCOMPARE(fixture.runner.held()->number, *again - 1);
        fixture.runner.continueRun();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
        QVERIFY(flow::stepsToCome(fixture.runner.plan(), fixture.runner.trace()).empty());
    }

    void itsFailureIsItsOwn()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile()));
        const Message call = *fixture.runner.trace().last(MessageKind::UserInfo);
        http::Request nowhere = call.request;
        nowhere.url = "http://127.0.0.1:9/";
        const auto again = fixture.runner.resend(call.number, nowhere);
        QVERIFY(again.ok());
        QTRY_COMPARE(fixture.runner.trace().message(*again)->state, MessageState::Failed);
        QVERIFY(!fixture.runner.trace().message(*again)->failure.isEmpty());
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }
    void theRunsFailureIsAboutItsOwnMessage()
    {
        FlowFixture fixture;
        fixture.runner.runTo(MessageKind::Token);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        const int token = fixture.runner.held()->number;
        const auto again = fixture.runner.resend(1, fixture.runner.trace().message(1)->request);
        QVERIFY(again.ok() && answered(fixture, *again));
        http::Request request = fixture.runner.trace().message(token)->request;
        request.url = "http://127.0.0.1:9/";
        fixture.runner.editRequest(request);
        fixture.runner.send();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().failure->code, "connection-refused"_L1);
        QCOMPARE(fixture.runner.result().failure->messageNumber, token);
    }
    void aRunnerGoesWhileOneIsOnItsWay()
    {
        int changes = 0;
        {
            FlowFixture fixture;
            QVERIFY(fixture.run(profile()));
            const Message call = *fixture.runner.trace().last(MessageKind::UserInfo);
            QVERIFY(fixture.runner.resend(call.number, call.request).ok());
            connect(&fixture.runner, &flow::FlowRunner::checksChanged, this, [&changes] { ++changes; });
        }
        QCOMPARE(changes, 0);
    }

    void whatCannotBeSentAgain()
    {
        FlowFixture fixture;
        QCOMPARE(fixture.runner.resend(1, {}).error().code, "message-unknown"_L1);
        QVERIFY(fixture.runner.start(profile()).ok());
        QCOMPARE(fixture.runner.resend(1, {}).error().code, "run-not-held"_L1);
        QTRY_VERIFY(!fixture.runner.isRunning());
        for (const MessageKind kind :
             {MessageKind::AuthorizationRequest, MessageKind::AuthorizationResponse}) {
            const int number = fixture.runner.trace().last(kind)->number;
            QCOMPARE(fixture.runner.resend(number, {}).error().code, "message-not-repeatable"_L1);
        }
    }

    /// Nothing of it reaches the next run.
    void aNewRunEndsWhatIsOnItsWay()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profile()));
        const Message call = *fixture.runner.trace().last(MessageKind::UserInfo);
        QVERIFY(fixture.runner.resend(call.number, call.request).ok());
        QVERIFY(fixture.run(profile()));
        QVERIFY(std::ranges::all_of(fixture.runner.trace().messages(), &Message::isStep));
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }
};

QTEST_GUILESS_MAIN(TestResender)
#include "tst_resender.moc"
