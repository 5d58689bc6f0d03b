#include "core/provider/provider.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/raw_client.h"
#include "tests/support/started_provider.h"

#include <QTcpServer>
#include <QTimer>

#include <algorithm>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::HoldPoint;
using flow::MessageKind;
using flow::MessageState;

/// What can go wrong at the redirect URI, which every program of this machine can reach.
class TestCallbackFaults : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    static quint16 redirectPort(const flow::FlowRunner &runner)
    {
        const QByteArray url = runner.trace().last(MessageKind::AuthorizationRequest)->request.query();
        const auto redirectUri = encoding::firstValue(encoding::parseForm(url), "redirect_uri");
        return quint16(QUrl::fromEncoded(redirectUri.value_or(QByteArray())).port());
    }
    /// Starts and waits for that message; its run is usable afterwards, which each test ends with.
    bool holdAt(FlowFixture &fixture, MessageKind kind)
    {
        fixture.runner.runTo(kind);
        return fixture.runner.start(m_provider->profiles().front()).ok() && fixture.waitForHold(kind);
    }
    static bool completes(FlowFixture &fixture)
    {
        fixture.runner.continueRun();
        return QTest::qWaitFor([&] { return !fixture.runner.isRunning(); }, 20'000) &&
               fixture.runner.result().status == FlowStatus::Completed;
    }

private slots:
    void initTestCase()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    void theCallbackNeverComes()
    {
        FlowFixture fixture({.callback = 1});
        fixture.browser.tamper = [](const QUrl &) { return QUrl(u"http://127.0.0.1:9/"_s); };
        QVERIFY(fixture.run(m_provider->profiles().front()));
        QCOMPARE(fixture.runner.result().failure->code, "callback-timeout"_L1);
        QVERIFY(fixture.runner.result().failure->message.contains(u"http://127.0.0.1:"_s));
        QCOMPARE(fixture.runner.trace().last(MessageKind::AuthorizationRequest)->state,
                 MessageState::Dropped);
        fixture.browser.tamper = {};
        QVERIFY(fixture.run(m_provider->profiles().front()));
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }

    void thePortIsTaken()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        oauth::Profile profile = m_provider->profiles().front();
        profile.redirect.port = other.serverPort();
        FlowFixture fixture;
        const auto started = fixture.runner.start(profile);
        QCOMPARE(started.error().code, "port-in-use"_L1);
        QVERIFY(started.error().message.contains(QString::number(other.serverPort())));
        QVERIFY(!fixture.runner.isRunning());
        other.close();
        QVERIFY(fixture.run(profile));
        QCOMPARE(fixture.runner.result().status, FlowStatus::Completed);
    }

    void theCallbackComesTwice()
    {
        FlowFixture fixture;
        QVERIFY(holdAt(fixture, MessageKind::AuthorizationResponse));
        const flow::Message first = *fixture.runner.trace().last(MessageKind::AuthorizationResponse);
        const QByteArray target = first.request.path() + '?' + first.request.query();
        RawClient second(redirectPort(fixture.runner));
        second.write(getText(target, redirectPort(fixture.runner)));
        QVERIFY(second.readToEnd().startsWith("HTTP/1.1 "));
        const flow::Message repeated = fixture.runner.trace().messages().back();
        QCOMPARE(repeated.kind, MessageKind::AuthorizationResponse);
        QCOMPARE(repeated.state, MessageState::Dropped);
        QCOMPARE(repeated.request.url, first.request.url);
        QCOMPARE(fixture.runner.held()->number, first.number);
        QVERIFY(completes(fixture));
        std::size_t tokenRequests = 0;
        for (const flow::Message &message : fixture.runner.trace().messages())
            tokenRequests += message.kind == MessageKind::Token ? 1 : 0;
        QCOMPARE(tokenRequests, std::size_t(1));
    }

    /// A page of another site whose name points at 127.0.0.1 (DNS rebinding).
    void aForeignHostIsTurnedAway()
    {
        FlowFixture fixture;
        QVERIFY(holdAt(fixture, MessageKind::AuthorizationRequest));
        RawClient foreign(redirectPort(fixture.runner));
        foreign.write("GET /callback?code=stolen&state=x HTTP/1.1\r\nHost: evil.example\r\n\r\n");
        QVERIFY(foreign.readToEnd().startsWith("HTTP/1.1 421 "));
        QVERIFY(!fixture.runner.trace().last(MessageKind::AuthorizationResponse));
        QVERIFY(completes(fixture));
    }

    /// More connections than the listener takes, each of which sends its request a byte at a time.
    void slowSendersDoNotKeepTheBrowserOut()
    {
        FlowFixture fixture;
        QVERIFY(holdAt(fixture, MessageKind::AuthorizationRequest));
        const quint16 port = redirectPort(fixture.runner);
        std::vector<std::unique_ptr<RawClient>> senders;
        for (int i = 0; i < 200; ++i) {
            senders.push_back(std::make_unique<RawClient>(port));
            QVERIFY(senders.back()->isConnected());
            senders.back()->write("GET /callback?code=slow&state=");
            QCoreApplication::processEvents();
        }
        QTimer drip;
        connect(&drip, &QTimer::timeout, this, [&senders] {
            for (const auto &sender : senders)
                sender->write("x");
        });
        drip.start(50);
        QVERIFY(completes(fixture));
    }
};

QTEST_GUILESS_MAIN(TestCallbackFaults)
#include "tst_callback_faults.moc"
