#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::Breakpoint;
using flow::FlowStatus;
using flow::HoldPoint;
using flow::Message;
using flow::MessageKind;
using flow::MessageState;

/// Where a run stops, and what can be answered by hand there.
class TestRunTo : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    [[nodiscard]] oauth::Profile profile() const { return m_provider->profiles().front(); }
    void setFault(const QString &id)
    {
        auto hooks = provider::hooksFor({id});
        QVERIFY(hooks.ok());
        m_provider->setHooks(*std::move(hooks));
    }

private slots:
    void init()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    void stopsThereAndOnce()
    {
        FlowFixture fixture;
        fixture.runner.gate().setState(flow::GateState::Closed);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Metadata));
        fixture.runner.runTo(MessageKind::Token, HoldPoint::AfterResponse);
        QVERIFY(fixture.waitForHold());
        QCOMPARE(fixture.runner.trace().message(fixture.runner.held()->number)->kind, MessageKind::Token);
        QCOMPARE(fixture.runner.held()->point, HoldPoint::AfterResponse);
        QVERIFY(!fixture.runner.gate().target());
        fixture.runner.step();
        QVERIFY(fixture.waitForHold(MessageKind::Jwks));
        fixture.runner.continueRun();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }

    void aBreakpointBeforeItEndsIt()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        fixture.runner.runTo(MessageKind::UserInfo);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        fixture.runner.continueRun();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }

    void conditionsHoldTheRun_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<int>("condition");
        QTest::addColumn<int>("kind"); ///< Other: it is not held
        QTest::newRow("error") << u"error-with-200"_s << 0 << int(MessageKind::Token);
        QTest::newRow("no error") << QString() << 0 << int(MessageKind::Other);
        QTest::newRow("failed check") << u"token-stored"_s << 1 << int(MessageKind::Token);
        QTest::newRow("no failed check") << QString() << 1 << int(MessageKind::Other);
        QTest::newRow("status class") << QString() << 2 << int(MessageKind::Metadata);
    }
    void conditionsHoldTheRun()
    {
        QFETCH(QString, fault);
        QFETCH(int, condition);
        QFETCH(int, kind);
        const Breakpoint conditions[] = {
            {.point = HoldPoint::AfterResponse, .error = ""},
            {.point = HoldPoint::AfterResponse, .failedCheck = base::Level::Warning},
            {.point = HoldPoint::AfterResponse, .status = 2},
        };
        if (!fault.isEmpty())
            setFault(fault);
        FlowFixture fixture;
        fixture.runner.gate().add(conditions[condition]);
        if (fault == u"error-with-200"_s) // an error of which to make a 200
            fixture.runner.gate().add({MessageKind::Token});
        QVERIFY(fixture.runner.start(profile()).ok());
        if (fault == u"error-with-200"_s) {
            QVERIFY(fixture.waitForHold(MessageKind::Token));
            http::Request request = fixture.runner.trace().last(MessageKind::Token)->request;
            request.body.replace("code_verifier=", "code_verifier=x");
            fixture.runner.editRequest(request);
            fixture.runner.send();
        }
        const bool held = fixture.waitForHold();
        QCOMPARE(held, MessageKind(kind) != MessageKind::Other);
        if (held) {
            const Message &message = *fixture.runner.trace().message(fixture.runner.held()->number);
            QCOMPARE(message.kind, MessageKind(kind));
            QCOMPARE(message.state, MessageState::ResponseHeld);
            fixture.runner.stop();
        }
    }

    void aHeldAnswerGivesWayToOneByHand()
    {
        FlowFixture fixture;
        fixture.runner.runTo(MessageKind::UserInfo, HoldPoint::AfterResponse);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::UserInfo));
        const http::Response mine = http::textResponse(200, "application/json", R"({"sub":"mallory"})");
        fixture.runner.answer(mine);
        QTRY_VERIFY(!fixture.runner.isRunning());
        const Message &message = *fixture.runner.trace().last(MessageKind::UserInfo);
        QVERIFY(message.response == mine);
        QVERIFY(message.originalResponse->body.contains("alice"));
        QVERIFY(message.answeredByHand);
        QCOMPARE(message.timesSent, 1);
        QVERIFY(!fixture.failedChecks().isEmpty()); // the rules judge what the flow got
    }

    void theCallbackCanBeWrittenByHand_data()
    {
        QTest::addColumn<bool>("opened");
        QTest::newRow("while it is held") << false;
        QTest::newRow("while the browser is open") << true;
    }
    /// The browser is on another machine: its user copies the URL at which it could not reach us.
    void theCallbackCanBeWrittenByHand()
    {
        QFETCH(bool, opened);
        FlowFixture fixture;
        QByteArray url;
        fixture.browser.tamper = [&url](const QUrl &callback) {
            url = callback.toEncoded();
            return QUrl(u"http://127.0.0.1:9/"_s);
        };
        fixture.runner.runTo(MessageKind::AuthorizationRequest);
        QVERIFY(fixture.runner.start(profile()).ok());
        QVERIFY(fixture.waitForHold(MessageKind::AuthorizationRequest));
        const QByteArray asked = fixture.runner.trace().messages().back().request.url;
        const auto redirectUri = encoding::firstValue(
            encoding::parseForm(fixture.runner.trace().messages().back().request.query()), "redirect_uri");
        if (opened)
            fixture.runner.continueRun();
        else
            fixture.browser.open(QUrl::fromEncoded(asked), *redirectUri);
        QTRY_VERIFY(!url.isEmpty());
        fixture.runner.answerCallback({"GET", url.mid(url.indexOf("/callback")), {}, {}});
        QTRY_VERIFY(!fixture.runner.isRunning());
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        const Message &callback = *fixture.runner.trace().last(MessageKind::AuthorizationResponse);
        QVERIFY(callback.answeredByHand);
        QCOMPARE(callback.request.url, url);
        QCOMPARE(fixture.runner.trace().last(MessageKind::AuthorizationRequest)->state, MessageState::Done);
        fixture.runner.answerCallback({"GET", url, {}, {}}); // too late: does nothing
        QCOMPARE(fixture.runner.trace().last(MessageKind::AuthorizationResponse)->number, callback.number);
    }
};

QTEST_GUILESS_MAIN(TestRunTo)
#include "tst_run_to.moc"
