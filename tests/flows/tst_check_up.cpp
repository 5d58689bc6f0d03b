#include "core/flow/check_up.h"

#include "core/provider/faults.h"
#include "core/report/check_up_report.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/started_provider.h"

#include <QTimer>

#include <algorithm>
#include <map>

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using flow::CheckUp;
using flow::ProbeOutcome;

namespace {

using Outcomes = std::map<QString, ProbeOutcome>;

/// A client of the built-in provider, and what its profile has beside it.
struct Setting
{
    const char *name;
    const char *client;
    void (*change)(oauth::Profile &) = nullptr;
};

constexpr Setting settings[] = {
    {"public", "demo-native"},
    {"confidential", "demo-web"},
    {"opaque", "demo-native-opaque"},
    {"dpop", "demo-dpop"},
    {"assertion", "demo-web-jwt"},
    {"pushed", "demo-web", [](oauth::Profile &p) { p.par = true; }},
    {"signed", "demo-web-jwt", [](oauth::Profile &p) { p.requestObject = oauth::RequestObject::Signed; }},
    {"device", "demo-native", [](oauth::Profile &p) { p.grant = oauth::Grant::DeviceCode; }},
};

/// What each setting has nothing for, beside the others' own.
const QStringList ofDpop{u"api-bound-as-bearer"_s,    u"api-other-proof-key"_s, u"api-proof-again"_s,
                         u"api-proof-other-method"_s, u"api-proof-other-url"_s, u"api-proof-without-ath"_s,
                         u"api-without-proof"_s,      u"code-other-proof-key"_s};
const QStringList ofPushed{u"pushed-request-again"_s};
const QStringList ofSecret{u"introspection-for-anybody"_s, u"refresh-without-authentication"_s,
                           u"refresh-wrong-authentication"_s};
const QStringList ofPublic{u"pkce-not-required"_s, u"refresh-again"_s};
const QStringList ofAssertion{u"assertion-again"_s};
const QStringList ofSigned{u"request-object-other-audience"_s};
const QStringList ofDevice{u"device-code-again"_s};
const QStringList ofJwt{u"api-alg-none"_s,     u"api-alg-none-mixed-case"_s, u"api-changed-signature"_s,
                        u"api-embedded-key"_s, u"api-key-confusion"_s,       u"api-without-signature"_s};
/// On the loopback every port is right; the tokens live ten minutes; nothing has to be pushed.
const QStringList always{u"api-expired-token"_s, u"redirect-other-port"_s, u"request-not-pushed"_s};
/// Of requests whose parameters stand in a signed object.
const QStringList ofPlainRequest{
    u"nonce-changed"_s,         u"pkce-downgrade"_s,       u"pkce-plain"_s,
    u"redirect-dot-segments"_s, u"redirect-longer-path"_s, u"redirect-more-query"_s,
    u"redirect-other-host"_s,   u"redirect-user-part"_s,   u"state-changed"_s};
/// Of a browser.
const QStringList ofCode{u"code-again"_s,
                         u"code-of-other-client"_s,
                         u"redirect-uri-differs"_s,
                         u"redirect-uri-missing"_s,
                         u"request-object-alg-none"_s,
                         u"response-without-issuer"_s,
                         u"verifier-is-challenge"_s,
                         u"verifier-missing"_s,
                         u"verifier-wrong"_s,
                         u"pkce-not-required"_s};

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

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

    static const Setting &setting(const QString &name)
    {
        return *std::ranges::find_if(settings,
                                     [&](const Setting &one) { return name == QLatin1StringView(one.name); });
    }

    /// Lets the time pass once the last run waits for the end of its token.
    static void waitInstead(FlowFixture &fixture, const CheckUp &checkUp, QTimer &timer)
    {
        connect(&timer, &QTimer::timeout, &timer, [&] {
            const bool waits = checkUp.results().size() + 1 == flow::probes().size() &&
                               checkUp.state().result.status == flow::FlowStatus::Completed &&
                               checkUp.state().profile.after == std::vector{oauth::AfterStep::Call};
            if (waits)
                fixture.clock.passSeconds(200);
        });
        timer.start(200);
    }

    /// Empty if it did not end.
    static Outcomes checked(const QString &name, const QStringList &faults, QByteArray *report = nullptr,
                            qint64 tokenLife = 600)
    {
        FlowFixture fixture;
        provider::ProviderOptions options{&fixture.clock, &fixture.random, 0, provider::SignIn::Automatic};
        options.lifetimes.accessToken = tokenLife;
        options.lifetimes.pollInterval = 1;
        provider::Provider provider(options);
        auto hooks = provider::hooksFor(faults);
        if (!hooks.ok() || !provider.listen().ok())
            return {};
        provider.setHooks(*std::move(hooks));
        CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        QSignalSpy finished(&checkUp, &CheckUp::finished);
        oauth::Profile profile = profileOf(provider, QLatin1StringView(setting(name).client));
        if (setting(name).change)
            setting(name).change(profile);
        QTimer timer;
        waitInstead(fixture, checkUp, timer);
        if (!checkUp.setOtherClient(profileOf(provider, u"demo-web-opaque"_s)).ok())
            return {};
        const auto started = checkUp.start(profile, u"127.0.0.1"_s);
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

    std::map<QString, Outcomes> m_correct; ///< by setting

private slots:
    void aCorrectProviderRefuses_data()
    {
        QTest::addColumn<QStringList>("notPossible");
        const auto common = always + ofDevice;
        QTest::newRow("public") << common + ofDpop + ofPushed + ofSecret + ofAssertion + ofSigned;
        QTest::newRow("confidential") << common + ofDpop + ofPushed + ofPublic + ofAssertion + ofSigned;
        QTest::newRow("opaque") << common + ofDpop + ofPushed + ofSecret + ofAssertion + ofSigned + ofJwt;
        QTest::newRow("dpop") << common + ofPushed + ofSecret + ofAssertion + ofSigned +
                                     QStringList{u"refresh-again"_s};
        QTest::newRow("assertion") << common + ofDpop + ofPushed + ofPublic + ofSigned;
        QTest::newRow("pushed") << common + ofDpop + ofPublic + ofAssertion + ofSigned;
        QTest::newRow("signed") << common + ofDpop + ofPushed + ofPublic + ofPlainRequest;
        QTest::newRow("device") << always + ofDpop + ofPushed + ofSecret + ofAssertion + ofSigned +
                                       ofPlainRequest + ofCode;
    }
    void aCorrectProviderRefuses()
    {
        QFETCH(QStringList, notPossible);
        QByteArray report;
        const QString name = QString::fromLatin1(QTest::currentDataTag());
        const Outcomes outcomes = checked(name, {}, &report);
        QCOMPARE(outcomes.size(), flow::probes().size());
        m_correct[name] = outcomes;
        QStringList impossible;
        for (const auto &[id, outcome] : outcomes) {
            if (outcome == ProbeOutcome::NotPossible)
                impossible += id;
            else if (id == "api-revoked-token"_L1 && name != "opaque"_L1) // a JWT lives until it expires
                QCOMPARE(outcome, ProbeOutcome::Expected);
            else
                QVERIFY2(outcome == ProbeOutcome::Refused || outcome == ProbeOutcome::Right,
                         qPrintable(id + u": "_s + flow::probeOutcomeName(outcome)));
        }
        QCOMPARE(impossible, sorted(notPossible));
    }
    void eachFaultIsCaught_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QStringList>("caught");
        const auto row = [](const char *fault, const char *name, const QStringList &caught) {
            QTest::addRow("%s, %s", fault, name)
                << QString::fromLatin1(fault) << QString::fromLatin1(name) << caught;
        };
        row("api-for-anybody", "public", {u"api-without-token"_s, u"userinfo-without-token"_s});
        row("api-any-signature", "public", ofJwt);
        row("api-alg-none", "public", {u"api-alg-none"_s, u"api-alg-none-mixed-case"_s});
        row("api-key-confusion", "public", {u"api-key-confusion"_s});
        row("api-embedded-key", "public", {u"api-embedded-key"_s});
        row("api-any-token-kind", "public", {u"api-id-token"_s});
        row("dpop-token-as-bearer", "dpop", {u"api-bound-as-bearer"_s});
        row("dpop-any-proof", "dpop",
            {u"api-other-proof-key"_s, u"api-proof-other-method"_s, u"api-proof-other-url"_s,
             u"api-proof-without-ath"_s, u"api-without-proof"_s});
        row("dpop-proof-reusable", "dpop", {u"api-proof-again"_s});
        row("dpop-jkt-ignored", "dpop", {u"code-other-proof-key"_s});
        row("unregistered-redirect-uri", "public",
            {u"redirect-dot-segments"_s, u"redirect-longer-path"_s, u"redirect-more-query"_s,
             u"redirect-other-host"_s, u"redirect-user-part"_s});
        row("unregistered-redirect-uri", "pushed",
            {u"redirect-dot-segments"_s, u"redirect-longer-path"_s, u"redirect-more-query"_s,
             u"redirect-other-host"_s, u"redirect-user-part"_s});
        row("any-request-object", "public", {u"request-object-alg-none"_s});
        row("any-request-object", "signed",
            {u"request-object-alg-none"_s, u"request-object-other-audience"_s});
        row("pushed-request-reusable", "pushed", {u"pushed-request-again"_s});
        row("pushed-request-not-required", "pushed", {u"request-not-pushed"_s});
        row("no-iss", "public", {u"response-without-issuer"_s});
        row("introspection-for-anybody", "confidential", {u"introspection-for-anybody"_s});
        row("code-reusable", "public", {u"code-again"_s});
        row("device-code-reusable", "device", {u"device-code-again"_s});
        row("any-client-authentication", "confidential",
            {u"refresh-without-authentication"_s, u"refresh-wrong-authentication"_s});
        row("client-assertion-reusable", "assertion", {u"assertion-again"_s});
        row("any-clients-grant", "public", {u"code-of-other-client"_s, u"refresh-of-other-client"_s});
        row("wider-scope", "confidential", {u"refresh-wider-scope"_s});
        row("refresh-token-reusable", "public", {u"refresh-again"_s});
        row("revocation-without-effect", "opaque", {u"api-revoked-token"_s});
        row("any-code-verifier", "public",
            {u"verifier-is-challenge"_s, u"verifier-missing"_s, u"verifier-wrong"_s});
        row("any-code-verifier", "confidential",
            {u"pkce-downgrade"_s, u"verifier-is-challenge"_s, u"verifier-missing"_s, u"verifier-wrong"_s});
        row("any-redirect-uri", "public", {u"redirect-uri-differs"_s, u"redirect-uri-missing"_s});
        row("pkce-optional", "public", {u"pkce-not-required"_s});
        row("plain-challenge", "public", {u"pkce-plain"_s, u"verifier-is-challenge"_s});
        row("wrong-state", "public", {u"state-changed"_s});
        row("wrong-nonce", "public", {u"nonce-changed"_s});
    }
    void eachFaultIsCaught()
    {
        QFETCH(QString, fault);
        QFETCH(QString, setting);
        QFETCH(QStringList, caught);
        if (!m_correct.contains(setting))
            m_correct[setting] = checked(setting, {});
        QStringList found;
        for (const auto &[id, outcome] : checked(setting, {fault})) {
            if (flow::isFault(outcome) && !flow::isFault(m_correct[setting].at(id)))
                found += id;
        }
        QCOMPARE(found, sorted(caught));
    }
    void anExpiredTokenIsWaitedFor()
    {
        QCOMPARE(checked(u"public"_s, {}, nullptr, 30).at(u"api-expired-token"_s), ProbeOutcome::Refused);
        QCOMPARE(checked(u"public"_s, {u"api-expired-token"_s}, nullptr, 30).at(u"api-expired-token"_s),
                 ProbeOutcome::Accepted);
    }
    void aSecondClientHasToBeGiven()
    {
        FlowFixture fixture;
        auto provider = startedProvider(fixture.clock, fixture.random, provider::SignIn::Automatic);
        QVERIFY(provider);
        CheckUp checkUp(std::make_unique<flow::FlowRunner>(fixture.environment()));
        QCOMPARE(QString(checkUp.setOtherClient(profileOf(*provider, u"demo-web-jwt"_s)).error().code),
                 u"client-not-supported"_s);
        QSignalSpy finished(&checkUp, &CheckUp::finished);
        QVERIFY(checkUp.start(profileOf(*provider, u"demo-native"_s), u"127.0.0.1"_s).ok());
        QVERIFY(finished.wait(60'000));
        for (const flow::ProbeResult &result : checkUp.results()) {
            if (result.probe->sender == flow::ProbeSender::OtherClient)
                QCOMPARE(result.outcome, ProbeOutcome::NotPossible);
        }
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
        checked(u"confidential"_s, {u"code-reusable"_s}, &report);
        QVERIFY(report.contains("code-again") && report.contains("RFC 6749"));
        QVERIFY(!report.contains("demo-web-secret") && !report.contains("eyJ"));
    }
};

QTEST_GUILESS_MAIN(TestCheckUp)
#include "tst_check_up.moc"
