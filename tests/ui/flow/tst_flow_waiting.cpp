#include "core/oauth/profile_words.h"
#include "tests/ui/flow/flow_window.h"
#include "ui/flow/waiting_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>

using namespace claimcheck;
using namespace claimcheck::ui::flow;
using namespace Qt::StringLiterals;

/// A run that waits for its user on another device, and one whose API wants to see the user again.
class TestFlowWaiting : public QObject
{
    Q_OBJECT

private:
    /// A provider that is polled every second.
    static void pollEverySecond(test::FlowFixture &fixture)
    {
        provider::ProviderOptions options;
        options.clock = &fixture.clock;
        options.random = &fixture.random;
        options.signIn = provider::SignIn::Automatic;
        options.lifetimes.pollInterval = 1;
        fixture.server = std::make_unique<provider::Provider>(options);
    }
    static std::optional<oauth::Profile> demo(test::FlowWindow &window, oauth::Grant grant)
    {
        const auto profiles = window.fixture.services().demoProfiles();
        for (const oauth::Profile &profile : *profiles) {
            if (profile.grant == grant)
                return profile;
        }
        return std::nullopt;
    }
    static bool hasPolls(test::FlowWindow &window, int polls)
    {
        return QTest::qWaitFor(
            [&] {
                const auto facts = waitingFacts(window.session().runner()->state());
                return facts && facts->polls >= polls;
            },
            20'000);
    }

private slots:
    void theWords_data()
    {
        QTest::addColumn<int>("polls");
        QTest::addColumn<int>("slowDowns");
        QTest::addColumn<qint64>("expiresAt");
        QTest::addColumn<qint64>("lastAnswer");
        QTest::addColumn<int>("pause");
        QTest::addColumn<QString>("text");
        QTest::newRow("just begun")
            << 0 << 0 << qint64(301'000) << qint64(1'000) << 0
            << u"expires in 5:00 \u00b7 0 polls \u00b7 every 5 s \u00b7 next in 5 s"_s;
        QTest::newRow("slowed down") << 1 << 1 << qint64(62'001) << qint64(500) << 0
                                     << u"expires in 1:02 \u00b7 1 poll \u00b7 every 5 s \u00b7 next in 5 s "
                                        "\u00b7 asked once to slow down"_s;
        QTest::newRow("a longer pause, twice slowed, no expiry")
            << 3 << 2 << qint64(0) << qint64(1'000) << 20
            << u"3 polls \u00b7 every 20 s \u00b7 next in 20 s \u00b7 asked 2 times to slow down"_s;
        QTest::newRow("a shorter pause counts for nothing, RFC 8628 section 3.5")
            << 2 << 0 << qint64(0) << qint64(0) << 2 << u"2 polls \u00b7 every 5 s"_s;
        QTest::newRow("over, and due")
            << 2 << 0 << qint64(1'000) << qint64(-9'000) << 0 << u"expired \u00b7 2 polls \u00b7 every 5 s"_s;
    }
    void theWords()
    {
        QFETCH(int, polls);
        QFETCH(int, slowDowns);
        QFETCH(qint64, expiresAt);
        QFETCH(qint64, lastAnswer);
        QFETCH(int, pause);
        WaitingFacts facts;
        facts.polls = polls;
        facts.slowDowns = slowDowns;
        facts.interval = 5;
        facts.expiresAt = expiresAt;
        facts.lastAnswer = lastAnswer;
        QTEST(waitingText(facts, pause, 1'000), "text");
    }

    void aDeviceIsConnected()
    {
        test::FlowWindow window;
        pollEverySecond(window.fixture);
        window.fixture.browserWorks = false;
        const auto profile = demo(window, oauth::Grant::DeviceCode);
        QVERIFY(profile);
        window.workspace.useProfile(*profile);
        auto *bar = window.find<WaitingBar>("waitingBar");
        QVERIFY(!bar->isVisible());
        window.session().continueRun();
        QVERIFY(hasPolls(window, 1));
        QVERIFY(bar->isVisible());
        const QString code = window.find<QLabel>("waitingCode")->text();
        QVERIFY(!code.isEmpty());
        window.find<QPushButton>("waitingCopyCode")->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), code);
        window.find<QPushButton>("waitingCopyAddress")->click();
        QVERIFY(QUrl(QGuiApplication::clipboard()->text()).path() == u"/device"_s);
        QVERIFY(window.find<QLabel>("waitingProgress")->text().contains(u"every 1 s"_s));
        window.fixture.browserWorks = true;
        window.find<QPushButton>("waitingOpen")->click();
        QVERIFY(QTest::qWaitFor([&] { return window.session().phase() == RunPhase::Completed; }, 20'000));
        QVERIFY(QTest::qWaitFor([&] { return !bar->isVisible(); }));
    }

    void thePauseIsTheUsers()
    {
        test::FlowWindow window;
        pollEverySecond(window.fixture);
        window.fixture.browserWorks = false;
        window.workspace.useProfile(*demo(window, oauth::Grant::DeviceCode));
        window.session().continueRun();
        QVERIFY(hasPolls(window, 1));
        auto *pause = window.find<QSpinBox>("waitingPause");
        pause->setValue(600); // longer than this test
        QCOMPARE(window.session().pollPause(), 600);
        QVERIFY(window.find<QLabel>("waitingProgress")->text().contains(u"every 600 s"_s));
        const int polls = waitingFacts(window.session().runner()->state())->polls;
        QTest::qWait(2'500); // at the server's pace two more
        QVERIFY(waitingFacts(window.session().runner()->state())->polls <= polls + 1); // one was under way
        pause->setValue(0);
        QVERIFY(hasPolls(window, polls + 2));
        window.session().stop();
        QVERIFY(QTest::qWaitFor([&] { return !window.find<WaitingBar>("waitingBar")->isVisible(); }));
    }

    void aBackchannelHasAMessageAndNoPage()
    {
        test::FlowWindow window;
        pollEverySecond(window.fixture);
        const auto profile = demo(window, oauth::Grant::Ciba);
        QVERIFY(profile);
        window.workspace.useProfile(*profile);
        window.session().continueRun();
        auto *bar = window.find<WaitingBar>("waitingBar");
        QVERIFY(QTest::qWaitFor([&] { return bar->isVisible(); }, 10'000));
        QCOMPARE(window.find<QLabel>("waitingCode")->text(), profile->ciba.bindingMessage);
        QVERIFY(!window.find<QPushButton>("waitingOpen")->isVisible());
        QVERIFY(QTest::qWaitFor([&] { return window.session().phase() == RunPhase::Completed; }, 20'000));
    }

    /// RFC 9470: the API refuses, and gets what it asked for.
    void theApiGetsAStrongerSignIn()
    {
        test::FlowWindow window;
        auto profile = *demo(window, oauth::Grant::AuthorizationCode);
        profile.call.url = QUrl(profile.issuer + u"/api/payments"_s);
        profile.after = {oauth::AfterStep::Call};
        window.workspace.useProfile(profile);
        QVERIFY(window.complete());
        auto *again = window.find<QPushButton>("noticeStepUp");
        QVERIFY(QTest::qWaitFor([&] { return again->isVisible(); }));
        QVERIFY(window.find<QLabel>("runNotice.text")->text().contains(u"acr_values 2, max_age 300"_s));
        QCOMPARE(window.session().trace().last(lint::MessageKind::ApiCall)->response->status, 401);
        again->click();
        QVERIFY(QTest::qWaitFor([&] { return window.session().phase() == RunPhase::Completed; }, 10'000));
        QCOMPARE(window.session().trace().last(lint::MessageKind::ApiCall)->response->status, 200);
        QVERIFY(QTest::qWaitFor([&] { return !again->isVisible(); }));
    }

    void nothingIsOfferedWithoutAChallenge()
    {
        test::FlowWindow window;
        window.workspace.useProfile(*demo(window, oauth::Grant::AuthorizationCode));
        QVERIFY(window.complete());
        QVERIFY(!window.session().stepUp());
        QVERIFY(!window.find<QPushButton>("noticeStepUp")->isVisible());
    }
};

QTEST_MAIN(TestFlowWaiting)
#include "tst_flow_waiting.moc"
