#include "core/flow/logout_listener.h"
#include "core/flow/logout_notice.h"
#include "core/provider/faults.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <QRegularExpression>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;

// What the built-in provider tells a run, and a listener without one, of a sign-out: OpenID Connect
// Back-Channel Logout 1.0, Front-Channel Logout 1.0.

namespace {

oauth::Profile profileOf(const provider::Provider &server)
{
    const auto profiles = server.profiles();
    return *std::ranges::find_if(profiles,
                                 [](const oauth::Profile &one) { return one.client.id == "demo-logout"_L1; });
}

qsizetype count(const FlowFixture &fixture, MessageKind kind)
{
    return std::ranges::count(fixture.runner.trace().messages(), kind, &flow::Message::kind);
}

} // namespace

class TestLogoutNotices : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    /// Posts what the run was sent once more, to another address.
    static http::Response send(const QUrl &url, const QByteArray &form)
    {
        base::SystemClock clock;
        net::ExchangeHistory history;
        net::SteppingAccessManager manager(history, clock);
        net::Fetcher fetcher(manager, form.isEmpty() ? net::getRequest(url) : net::formRequest(url, form));
        fetcher.start();
        return QTest::qWaitFor([&] { return fetcher.isFinished(); }, 10'000) ? fetcher.result().valueOr({})
                                                                             : http::Response();
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random);
        QVERIFY(m_provider);
    }
    void cleanup() { m_provider->setHooks({}); }

    void bothArrive()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profileOf(*m_provider)));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(
            fixture.failedChecks(base::Level::Note).filter(QRegularExpression(u"^(BL|FL|LO)"_s)).join(u'\n'),
            QString());
        for (const char *rule : {"BL01", "BL02", "BL03", "BL04", "BL05", "BL06", "BL07", "BL08", "BL09",
                                 "BL10", "BL11", "FL01", "FL02", "LO01", "LO03", "LO04"})
            QVERIFY2(fixture.outcomeOf(QLatin1StringView(rule)) == lint::Outcome::Passed, rule);
        const flow::Trace &trace = fixture.runner.trace();
        const flow::Message &back = *trace.last(MessageKind::BackchannelLogout);
        QCOMPARE(back.response->status, 200);
        QCOMPARE(back.state, flow::MessageState::Done);
        QCOMPARE(back.from, flow::Party::AuthorizationServer);
        QVERIFY(back.request.url.startsWith("http://127.0.0.1:"));
        QVERIFY(back.request.url.endsWith("/backchannel_logout"));
        const flow::Message &front = *trace.last(MessageKind::FrontchannelLogout);
        QCOMPARE(front.response->status, 200);
        QVERIFY(front.request.url.contains("/frontchannel_logout?iss="));
        QCOMPARE(count(fixture, MessageKind::LogoutResponse), 1);
        QVERIFY(flow::stepsToCome(fixture.runner.plan(), trace).empty());
        QCOMPARE(send(QUrl::fromEncoded(back.request.url), back.request.body).status, 0); // nobody listens
    }

    void whatIsWrongIsRefused()
    {
        m_provider->setHooks(
            *provider::hooksFor({u"logout-token-nonce"_s, u"frontchannel-logout-no-session"_s}));
        FlowFixture fixture;
        QVERIFY(fixture.run(profileOf(*m_provider)));
        QVERIFY(fixture.runner.result().status == FlowStatus::Completed);
        const flow::Trace &trace = fixture.runner.trace();
        const http::Response refused = *trace.last(MessageKind::BackchannelLogout)->response;
        QCOMPARE(refused.status, 400);
        QVERIFY(refused.body.contains("invalid_request"));
        QVERIFY(refused.body.contains("BL07"));
        QCOMPARE(trace.last(MessageKind::FrontchannelLogout)->response->status, 400);
    }

    void whatDoesNotComeFailsNothing()
    {
        m_provider->setHooks(*provider::hooksFor({u"no-backchannel-logout"_s}));
        FlowFixture fixture({.logout = 1});
        QVERIFY(fixture.run(profileOf(*m_provider)));
        QVERIFY(fixture.runner.result().status == FlowStatus::Completed);
        QVERIFY(fixture.outcomeOf("LO03"_L1) == lint::Outcome::Failed);
        QVERIFY(fixture.outcomeOf("LO04"_L1) == lint::Outcome::Passed);
        QCOMPARE(count(fixture, MessageKind::BackchannelLogout), 0);
    }

    void nothingListensUnlessAsked()
    {
        FlowFixture fixture;
        oauth::Profile profile = profileOf(*m_provider);
        profile.logout = {false, true};
        QVERIFY(fixture.run(profile));
        QCOMPARE(count(fixture, MessageKind::BackchannelLogout), 0);
        QCOMPARE(count(fixture, MessageKind::FrontchannelLogout), 1);
        QVERIFY(!fixture.outcomeOf("LO03"_L1));
    }

    void aRunKeepsOnlySoMany()
    {
        FlowFixture fixture;
        fixture.runner.gate().setBreakpoint(MessageKind::Token, flow::HoldPoint::BeforeRequest);
        QVERIFY(fixture.runner.start(profileOf(*m_provider)).ok());
        QVERIFY(fixture.waitForHold(MessageKind::Token));
        const QUrl redirect = QUrl::fromEncoded(fixture.runner.state().values.redirectUri);
        const QUrl url = redirect.resolved(QUrl(u"/backchannel_logout"_s));
        for (int i = 0; i < flow::maxLogoutNotices; ++i)
            QCOMPARE(send(url, "logout_token=a").status, 400);
        QCOMPARE(send(url, "logout_token=a").status, 503);
        QCOMPARE(count(fixture, MessageKind::BackchannelLogout), flow::maxLogoutNotices);
        fixture.runner.stop();
    }

    void aNoticeIsNotSentAgain()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profileOf(*m_provider)));
        const flow::Message &back = *fixture.runner.trace().last(MessageKind::BackchannelLogout);
        const auto resent = fixture.runner.resend(back.number, back.request);
        QVERIFY(!resent.ok());
        QCOMPARE(resent.error().code, "message-not-repeatable"_L1);
    }

    void withoutARun()
    {
        FlowFixture fixture;
        QVERIFY(fixture.run(profileOf(*m_provider)));
        const flow::Message back = *fixture.runner.trace().last(MessageKind::BackchannelLogout);
        const flow::Message front = *fixture.runner.trace().last(MessageKind::FrontchannelLogout);

        flow::LogoutListener listener(m_clock, profileOf(*m_provider), {}); // it fetches the keys
        std::vector<flow::LogoutNotice> notices;
        connect(&listener, &flow::LogoutListener::received, this,
                [&notices](const flow::LogoutNotice &notice) { notices.push_back(notice); });
        QVERIFY(listener.listen(0).ok());
        const QUrl backUri(listener.uriFor(MessageKind::BackchannelLogout));
        QCOMPARE(backUri.path(), u"/backchannel_logout"_s);
        QCOMPARE(send(backUri, back.request.body).status, 200);
        QCOMPARE(send(backUri, back.request.body).status, 400); // the same again
        QUrl frame(listener.uriFor(MessageKind::FrontchannelLogout));
        frame.setQuery(QUrl::fromEncoded(front.request.url).query(QUrl::FullyEncoded));
        QCOMPARE(send(frame, {}).status, 200);
        QCOMPARE(send(backUri.resolved(QUrl(u"/other"_s)), {}).status, 404);

        QCOMPARE(notices.size(), 3u);
        QVERIFY(notices[0].isAccepted() && !notices[1].isAccepted() && notices[2].isAccepted());
        const auto outcome = [&](std::size_t notice, QLatin1StringView rule) {
            const auto &checks = notices[notice].checks;
            const auto check = std::ranges::find_if(
                checks, [rule](const lint::CheckResult &one) { return one.rule->name() == rule; });
            return check == checks.end() ? lint::Outcome::NotApplicable : check->outcome;
        };
        QCOMPARE(outcome(0, "BL02"_L1), lint::Outcome::Passed);
        QCOMPARE(outcome(0, "BL09"_L1), lint::Outcome::CouldNotTell);
        QCOMPARE(outcome(1, "BL08"_L1), lint::Outcome::Failed);
    }
};

QTEST_GUILESS_MAIN(TestLogoutNotices)
#include "tst_logout_notices.moc"
