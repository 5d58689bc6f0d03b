#include "core/net/fetcher.h"
#include "core/provider/faults.h"
#include "core/provider/provider.h"
#include "tests/support/discovery_site.h"
#include "tests/support/started_provider.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::FlowStatus;
using flow::MessageKind;

/// A run that begins without an issuer: at an account (WebFinger) or at an API (RFC 9728).
class TestRunStart : public QObject
{
    Q_OBJECT

private:
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    std::unique_ptr<provider::Provider> m_provider;

    [[nodiscard]] oauth::Profile profile() const
    {
        oauth::Profile found = m_provider->profiles().front();
        found.issuer.clear();
        found.after = {oauth::AfterStep::Call};
        return found;
    }
    [[nodiscard]] QString account() const
    {
        return u"acct:alice@"_s + QUrl(m_provider->issuer()).authority();
    }

    static QString kindsOf(const flow::Trace &trace, int most)
    {
        QStringList kinds;
        for (const flow::Message &message : trace.messages()) {
            if (int(kinds.size()) < most)
                kinds += lint::messageKindName(message.kind);
        }
        return kinds.join(u' ');
    }

private slots:
    void init()
    {
        m_provider = startedProvider(m_clock, m_random, provider::SignIn::Automatic);
        QVERIFY(m_provider);
    }

    void findsItsIssuer_data()
    {
        QTest::addColumn<bool>("byAccount");
        QTest::addColumn<QString>("begins");
        QTest::newRow("account") << true << u"webfinger metadata authorization-request"_s;
        QTest::newRow("API") << false << u"api-call resource-metadata metadata"_s;
    }
    void findsItsIssuer()
    {
        QFETCH(bool, byAccount);
        FlowFixture fixture;
        oauth::Profile start = profile();
        if (byAccount)
            start.account = account();
        QVERIFY2(fixture.run(start), qPrintable(fixture.failure()));
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QTEST(kindsOf(fixture.runner.trace(), 3), "begins");
        QCOMPARE(fixture.runner.result().issuer, m_provider->issuer());
        QCOMPARE(fixture.runner.profile().issuer, m_provider->issuer());
        QCOMPARE(fixture.failedChecks(base::Level::Error), QStringList());
        QVERIFY(fixture.runner.result().token(flow::TokenRole::AccessToken));
        if (!byAccount) { // once without a token, once with it
            QCOMPARE(fixture.runner.trace().message(1)->response->status, 401);
            QVERIFY(!fixture.runner.trace().message(1)->request.headers.contains("Authorization"));
            QCOMPARE(fixture.runner.trace().last(MessageKind::ApiCall)->response->status, 200);
        }
    }

    void thePlanShowsTheWay()
    {
        const auto kinds = [](const oauth::Profile &profile) {
            QStringList names;
            for (const flow::PlannedStep &step : flow::plannedSteps(profile))
                names += lint::messageKindName(step.kind);
            return names.mid(0, 3).join(u' ');
        };
        oauth::Profile start = profile();
        QCOMPARE(kinds(start), u"api-call resource-metadata metadata"_s);
        start.account = account();
        QCOMPARE(kinds(start), u"webfinger metadata authorization-request"_s);
        start.issuer = m_provider->issuer();
        QCOMPARE(kinds(start).section(u' ', 0, 1), u"metadata authorization-request"_s);
    }

    void canBranchFromTheStart()
    {
        FlowFixture fixture;
        oauth::Profile start = profile();
        start.account = account();
        QVERIFY(fixture.run(start));
        QVERIFY(fixture.runner.branch(fixture.runner.state(), 1).ok());
        QVERIFY(fixture.waitForHold(MessageKind::WebFinger));
        fixture.runner.continueRun();
        QTRY_VERIFY(!fixture.runner.isRunning());
        QVERIFY2(fixture.runner.result().status == FlowStatus::Completed, qPrintable(fixture.failure()));
        QCOMPARE(kindsOf(fixture.runner.trace(), 2), u"webfinger metadata"_s);
        QCOMPARE(fixture.runner.result().issuer, m_provider->issuer());
    }

    void endsWhereItCannotGoOn_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("byAccount");
        QTest::addColumn<QString>("code");
        QTest::newRow("no link to an issuer") << u"webfinger-no-issuer"_s << true << u"webfinger-no-issuer"_s;
        QTest::newRow("no server named")
            << u"resource-metadata-no-server"_s << false << u"resource-no-server"_s;
        QTest::newRow("another subject") << u"webfinger-other-subject"_s << true << QString();
    }
    void endsWhereItCannotGoOn()
    {
        QFETCH(QString, fault);
        QFETCH(bool, byAccount);
        m_provider->setHooks(provider::hooksFor({fault}).valueOr({}));
        FlowFixture fixture;
        oauth::Profile start = profile();
        if (byAccount)
            start.account = account();
        QVERIFY(fixture.run(start));
        const auto &failure = fixture.runner.result().failure;
        QTEST(failure ? failure->code.toString() : QString(), "code");
    }

    void nothingToBeginFrom()
    {
        FlowFixture fixture;
        oauth::Profile start = profile();
        start.call.url.clear();
        QCOMPARE(fixture.runner.start(start).error().code, "profile-incomplete"_L1);
        start.account = u"=xri"_s;
        QVERIFY(fixture.run(start));
        QCOMPARE(fixture.runner.result().failure->code, "account-xri"_L1);
    }

    void metadataOfABentPlaceIsUsed()
    {
        Site site;
        const QByteArray t = "/tenant";
        site.setPages({{t + "/.well-known/oauth-authorization-server", metadataBody(t)}});
        FlowFixture fixture;
        oauth::Profile start = profile();
        start.issuer = QString::fromLatin1(site.origin() + t);
        fixture.runner.runTo(MessageKind::AuthorizationRequest);
        QVERIFY(fixture.runner.start(start).ok());
        QVERIFY(fixture.waitForHold(MessageKind::AuthorizationRequest));
        QCOMPARE(site.asked().size(), 4);
        fixture.runner.stop();
    }

    void theProvidersSignedMetadata_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("found");
        QTest::newRow("right") << QString() << u"openid-appended"_s;
        QTest::newRow("of another issuer")
            << u"signed-metadata-other-issuer"_s << u"openid-appended signed-metadata-iss"_s;
        QTest::newRow("broken") << u"signed-metadata-broken"_s
                                << u"openid-appended signed-metadata-signature"_s;
    }
    void theProvidersSignedMetadata()
    {
        QFETCH(QString, fault);
        provider::ProviderOptions options;
        options.clock = &m_clock;
        options.random = &m_random;
        options.signedMetadata = provider::SignedMetadata::Yes;
        provider::Provider server(options);
        QVERIFY(server.listen().ok());
        if (!fault.isEmpty())
            server.setHooks(provider::hooksFor({fault}).valueOr({}));
        FlowFixture fixture;
        flow::Discovery discovery(fixture.environment());
        QVERIFY(discover(discovery, {flow::StartKind::Issuer, server.issuer()}));
        QTEST(summary(discovery.result()), "found");
        QCOMPARE(failedRules(discovery.result()), QString());
    }

    void theProviderAnswersWebFinger_data()
    {
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<int>("status");
        QTest::newRow("no resource") << QByteArray() << 400;
        QTest::newRow("another host") << QByteArray("resource=acct:alice@example.com") << 404;
        QTest::newRow("nobody") << QByteArray("resource=acct:@{H}") << 404;
        QTest::newRow("an account") << QByteArray("resource=acct:alice@{H}") << 200;
        QTest::newRow("a URL") << QByteArray("resource=http://{H}/alice") << 200;
        QTest::newRow("another relation") << QByteArray("resource=acct:alice@{H}&rel=self") << 200;
    }
    void theProviderAnswersWebFinger()
    {
        QFETCH(QByteArray, query);
        const QByteArray host = QUrl(m_provider->issuer()).authority().toLatin1();
        net::ExchangeHistory history;
        net::SteppingAccessManager manager(history, m_clock);
        const QUrl url(m_provider->issuer() + u"/.well-known/webfinger?"_s +
                       QString::fromLatin1(query.replace("{H}", host)));
        net::Fetcher fetcher(manager, net::getRequest(url));
        QSignalSpy finished(&fetcher, &net::Fetcher::finished);
        fetcher.start();
        QVERIFY(finished.wait(10'000));
        QVERIFY(fetcher.result().ok());
        QTEST(fetcher.result()->status, "status");
        if (fetcher.result()->status == 200)
            QCOMPARE(fetcher.result()->headers.value("Content-Type"), QByteArray("application/jrd+json"));
    }
};

QTEST_GUILESS_MAIN(TestRunStart)
#include "tst_run_start.moc"
