#include "core/flow/user_code.h"
#include "tests/support/grant_bench.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::HoldPoint;
using flow::MessageKind;
using oauth::ClientAuth;
using oauth::Grant;

namespace {

/// A provider whose user takes that long.
struct SlowBench : GrantBench
{
    explicit SlowBench(qint64 seconds)
    {
        auto slow = options();
        slow.lifetimes.automaticApproval = seconds;
        slow.clients.back().certificateHash = "registered when it is made";
        slowServer = std::make_unique<provider::Provider>(slow);
        if (!slowServer->listen().ok())
            qFatal("the provider does not listen");
    }
    std::unique_ptr<provider::Provider> slowServer;

    oauth::Profile slowProfile(Grant grant)
    {
        oauth::Profile made =
            profile(grant, grant == Grant::Ciba ? ClientAuth::SecretBasic : ClientAuth::None);
        made.issuer = slowServer->issuer();
        made.ciba.loginHint = u"alice"_s;
        return made;
    }
};

std::vector<qint64> timesOfPolls(const flow::Trace &trace)
{
    std::vector<qint64> times;
    for (const flow::Message &message : trace.messages()) {
        if (message.kind == MessageKind::Token)
            times.push_back(message.timing.sent);
    }
    return times;
}

} // namespace

/// Grants that ask the token endpoint until their user is done: each question is seen, the pace is the
/// server's or slower, and the asking can be stopped. RFC 8628, CIBA Core 1.0.
class TestPolling : public QObject
{
    Q_OBJECT

private slots:
    void everyPollIsSeen_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::newRow("device code") << Grant::DeviceCode;
        QTest::newRow("CIBA") << Grant::Ciba;
    }
    void everyPollIsSeen()
    {
        QFETCH(Grant, grant);
        SlowBench bench(4); // in whole seconds: at least three of them, and a poll in each
        QVERIFY(bench.run(bench.slowProfile(grant)));
        QCOMPARE(bench.failure(), QString());
        const auto times = timesOfPolls(bench.runner.trace());
        QVERIFY2(times.size() >= 3, qPrintable(QString::number(times.size())));
        for (std::size_t i = 1; i < times.size(); ++i)
            QVERIFY(times[i] - times[i - 1] >= 1000);
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        QCOMPARE(bench.outcomeOf(grant == Grant::Ciba ? "CB01"_L1 : "DV01"_L1), lint::Outcome::Passed);
    }

    void slowDownIsObeyed()
    {
        SlowBench bench(0);
        provider::Hooks hooks;
        hooks.demands = {provider::Demand::SlowDown};
        bench.slowServer->setHooks(hooks);
        QVERIFY(bench.run(bench.slowProfile(Grant::DeviceCode)));
        QCOMPARE(bench.failure(), QString());
        const auto times = timesOfPolls(bench.runner.trace());
        QCOMPARE(times.size(), 2u);
        QVERIFY(times[1] - times[0] >= 6000); // RFC 8628 section 3.5: five seconds more than the one
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
    }

    void aNonceIsAskedForBetweenTwoPolls_data()
    {
        QTest::addColumn<Grant>("grant");
        QTest::addColumn<int>("before"); ///< polls before the server asks for a nonce
        for (const int before : {0, 1}) {
            QTest::addRow("device code, after %d polls", before) << Grant::DeviceCode << before;
            QTest::addRow("CIBA, after %d polls", before) << Grant::Ciba << before;
        }
    }
    void aNonceIsAskedForBetweenTwoPolls()
    {
        QFETCH(Grant, grant);
        QFETCH(int, before);
        SlowBench bench(4);
        provider::Hooks hooks;
        hooks.demands = {provider::Demand::DpopNonce};
        if (before == 0)
            bench.slowServer->setHooks(hooks);
        oauth::Profile profile = bench.slowProfile(grant);
        profile.dpop = true;
        QVERIFY(bench.runner.start(profile).ok());
        const auto answered = [&] {
            const flow::Message *poll = bench.message(MessageKind::Token);
            return poll && poll->response;
        };
        QTRY_VERIFY_WITH_TIMEOUT(before == 0 || answered(), 20'000);
        bench.slowServer->setHooks(hooks);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.runner.isRunning(), 20'000);
        QCOMPARE(bench.failure(), QString());
        QStringList errors;
        for (const flow::Message &message : bench.runner.trace().messages()) {
            if (message.kind == MessageKind::Token)
                errors +=
                    encoding::JsonDocument::parse(message.response->body).valueOr({})["error"_L1].toString();
        }
        QCOMPARE(errors.indexOf(u"use_dpop_nonce"_s), before);
        QCOMPARE(errors.count(u"use_dpop_nonce"_s), 1); // the next polls have the nonce
        QVERIFY(errors.indexOf(u"authorization_pending"_s, before + 1) > before); // and polling went on
        QCOMPARE(errors.back(), QString());
        QCOMPARE(bench.failedChecks().join(u'\n'), QString());
        QCOMPARE(bench.outcomeOf("DP04"_L1), lint::Outcome::Passed);
    }

    void pollingCanBeSlowed()
    {
        SlowBench bench(0);
        bench.runner.setPollPause(3);
        QVERIFY(bench.run(bench.slowProfile(Grant::DeviceCode)));
        const flow::Message &page = *bench.message(MessageKind::VerificationPage);
        QVERIFY(bench.message(MessageKind::Token)->timing.sent - page.timing.sent >= 3000);
    }

    void pollingCanBeStopped()
    {
        SlowBench bench(60);
        QVERIFY(bench.runner.start(bench.slowProfile(Grant::DeviceCode)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(MessageKind::Token), 10'000);
        bench.runner.stop();
        QCOMPARE(bench.runner.result().status, FlowStatus::Stopped);
        const int polls = bench.count(MessageKind::Token);
        QTest::qWait(1500);
        QCOMPARE(bench.count(MessageKind::Token), polls);
    }

    void aPollCanBeHeld()
    {
        SlowBench bench(0);
        bench.runner.gate().setBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        QVERIFY(bench.runner.start(bench.slowProfile(Grant::DeviceCode)).ok());
        QVERIFY(bench.waitForHold(MessageKind::Token));
        QVERIFY(bench.message(MessageKind::Token)->request.body.contains("device_code="));
        bench.runner.continueRun();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.runner.isRunning(), 20'000);
        QCOMPARE(bench.failure(), QString());
    }

    void theCodeIsForTheUser()
    {
        SlowBench bench(0);
        QVERIFY(bench.run(bench.slowProfile(Grant::DeviceCode)));
        const flow::Message &page = *bench.message(MessageKind::VerificationPage);
        const QByteArray code = page.request.url.split('=').last();
        QCOMPARE(code.size(), 9);
        QCOMPARE(flow::userCodeOf(bench.runner.trace()), QString::fromLatin1(code));
        QVERIFY(!page.name.contains(QString::fromLatin1(code))); // names are exported
    }

    void aDeniedDeviceGetsNoTokens()
    {
        SlowBench bench(0);
        provider::Hooks hooks;
        hooks.response = [](provider::Part part, const http::Request &, http::Response &response) {
            if (part == provider::Part::TokenResponse)
                response = http::textResponse(400, "application/json", R"({"error":"access_denied"})");
        };
        bench.slowServer->setHooks(hooks);
        QVERIFY(bench.run(bench.slowProfile(Grant::DeviceCode)));
        QCOMPARE(bench.runner.result().failure->code, "token-refused"_L1);
        QCOMPARE(bench.count(MessageKind::Token), 1);
    }

    void anExpiredCodeEndsTheRun()
    {
        SlowBench bench(60);
        QVERIFY(bench.runner.start(bench.slowProfile(Grant::DeviceCode)).ok());
        QTRY_VERIFY_WITH_TIMEOUT(bench.message(MessageKind::VerificationPage), 10'000);
        bench.clock.passSeconds(600);
        QTRY_VERIFY_WITH_TIMEOUT(!bench.runner.isRunning(), 10'000);
        QCOMPARE(bench.runner.result().failure->code, "waiting-expired"_L1);
    }

    void theServerCallsInPingMode()
    {
        SlowBench bench(1);
        oauth::Profile profile = bench.slowProfile(Grant::Ciba);
        profile.client.id = u"demo-ciba-ping"_s;
        profile.client.secret = GrantBench::text("demo-ciba-ping-secret");
        profile.ciba.mode = oauth::CibaMode::Ping;
        profile.redirect = {u"127.0.0.1"_s, 47481, u"/ciba"_s};
        QVERIFY(bench.run(profile));
        QCOMPARE(bench.failure(), QString());
        QCOMPARE(bench.count(MessageKind::BackchannelNotification), 1);
        QCOMPARE(bench.count(MessageKind::Token), 1);
        QCOMPARE(bench.message(MessageKind::BackchannelNotification)->from, flow::Party::AuthorizationServer);
    }
};

QTEST_GUILESS_MAIN(TestPolling)
#include "tst_polling.moc"
