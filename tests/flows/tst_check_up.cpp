#include "core/flow/check_up.h"

#include "core/provider/faults.h"
#include "core/report/check_up_report.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <map>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::CheckUp;
using flow::ProbeOutcome;

namespace {

using Outcomes = std::map<QString, ProbeOutcome>;

} // namespace

/// The check-up of the built-in provider: everything refused, and with each fault just that accepted.
class TestCheckUp : public QObject
{
    Q_OBJECT

    static oauth::Profile profileOf(const provider::Provider &provider, const QString &client)
    {
        for (const oauth::Profile &profile : provider.profiles()) {
            if (profile.client.id == client)
                return profile;
        }
        return {};
    }

    /// Empty if it did not end.
    static Outcomes checked(const QString &client, const QStringList &faults, QByteArray *report = nullptr)
    {
        FlowFixture fixture;
        auto provider = startedProvider(fixture.clock, fixture.random, provider::SignIn::Automatic);
        if (!provider)
            return {};
        auto hooks = provider::hooksFor(faults);
        if (!hooks.ok())
            return {};
        provider->setHooks(*std::move(hooks));
        CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        QSignalSpy finished(&checkUp, &CheckUp::finished);
        const auto started = checkUp.start(profileOf(*provider, client), u"127.0.0.1"_s);
        if (!started.ok() || !finished.wait(60'000))
            return {};
        Outcomes outcomes;
        for (const flow::ProbeResult &result : checkUp.results())
            outcomes[result.probe->id] = result.outcome;
        if (report)
            *report = report::checkUpJson(checkUp, u"127.0.0.1"_s) + report::checkUpText(checkUp) +
                      report::checkUpMarkdown(checkUp, u"127.0.0.1"_s);
        return outcomes;
    }

private slots:
    void aCorrectProviderRefuses_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QStringList>("notPossible");
        QTest::newRow("public") << u"demo-native"_s
                                << QStringList{u"api-bound-as-bearer"_s, u"introspection-for-anybody"_s,
                                               u"refresh-without-authentication"_s};
        QTest::newRow("confidential")
            << u"demo-web"_s
            << QStringList{u"api-bound-as-bearer"_s, u"pkce-not-required"_s, u"refresh-again"_s};
        QTest::newRow("DPoP") << u"demo-dpop"_s
                              << QStringList{u"introspection-for-anybody"_s, u"refresh-again"_s,
                                             u"refresh-without-authentication"_s};
    }
    void aCorrectProviderRefuses()
    {
        QFETCH(QString, client);
        QFETCH(QStringList, notPossible);
        QByteArray report;
        const Outcomes outcomes = checked(client, {}, &report);
        QCOMPARE(outcomes.size(), flow::probes().size());
        QStringList impossible;
        for (const auto &[id, outcome] : outcomes) {
            if (outcome == ProbeOutcome::NotPossible)
                impossible += id;
            else if (id == "api-revoked-token"_L1) // the API checks a JWT by itself until it expires
                QCOMPARE(outcome, ProbeOutcome::Expected);
            else
                QVERIFY2(outcome == ProbeOutcome::Refused, qPrintable(id));
        }
        QCOMPARE(impossible, notPossible);
    }
    void eachFaultIsCaught_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("client");
        QTest::addColumn<QString>("probe");
        const auto row = [](const char *fault, const char *client, const char *probe) {
            QTest::addRow("%s, %s", fault, probe)
                << QString::fromLatin1(fault) << QString::fromLatin1(client) << QString::fromLatin1(probe);
        };
        row("code-reusable", "demo-native", "code-again");
        row("refresh-token-reusable", "demo-native", "refresh-again");
        row("any-code-verifier", "demo-native", "verifier-wrong");
        row("any-code-verifier", "demo-web", "pkce-downgrade");
        row("any-redirect-uri", "demo-native", "redirect-uri-differs");
        row("api-any-signature", "demo-native", "api-changed-signature");
        row("introspection-for-anybody", "demo-web", "introspection-for-anybody");
        row("revocation-without-effect", "demo-native-opaque", "api-revoked-token");
        row("dpop-token-as-bearer", "demo-dpop", "api-bound-as-bearer");
    }
    void eachFaultIsCaught()
    {
        QFETCH(QString, fault);
        QFETCH(QString, client);
        QFETCH(QString, probe);
        QCOMPARE(checked(client, {}).at(probe), ProbeOutcome::Refused);
        QCOMPARE(checked(client, {fault}).at(probe), ProbeOutcome::Accepted);
    }
    void onlyAConfirmedHostIsChecked()
    {
        FlowFixture fixture;
        auto provider = startedProvider(fixture.clock, fixture.random, provider::SignIn::Automatic);
        QVERIFY(provider);
        CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        for (const QString &host : {QString(), u"id.example"_s}) {
            const auto started = checkUp.start(profileOf(*provider, u"demo-native"_s), host);
            QVERIFY(!started.ok());
            QCOMPARE(QString(started.error().code), u"host-not-confirmed"_s);
        }
        QVERIFY(!checkUp.isRunning());
        oauth::Profile other = profileOf(*provider, u"demo-native"_s);
        other.grant = oauth::Grant::ClientCredentials;
        QCOMPARE(QString(checkUp.start(other, u"127.0.0.1"_s).error().code), u"grant-not-supported"_s);
    }
    void aCancelledOneKeepsWhatItFound()
    {
        FlowFixture fixture;
        auto provider = startedProvider(fixture.clock, fixture.random, provider::SignIn::Automatic);
        QVERIFY(provider);
        CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        QSignalSpy finished(&checkUp, &CheckUp::finished);
        connect(&checkUp, &CheckUp::progress, &checkUp, [&](int done) {
            if (done == 3)
                checkUp.cancel();
        });
        QVERIFY(checkUp.start(profileOf(*provider, u"demo-native"_s), u"127.0.0.1"_s).ok());
        QVERIFY(finished.wait(30'000));
        QCOMPARE(checkUp.results().size(), 3u);
        QTest::qWait(50);
        QCOMPARE(finished.size(), 1);
    }
    void nothingSecretIsTold()
    {
        QByteArray report;
        checked(u"demo-web"_s, {u"code-reusable"_s}, &report);
        QVERIFY(report.contains("code-again") && report.contains("RFC 6749"));
        QVERIFY(!report.contains("demo-web-secret") && !report.contains("eyJ"));
    }
};

QTEST_GUILESS_MAIN(TestCheckUp)
#include "tst_check_up.moc"
