#include "core/compare/measurer.h"
#include "core/report/measurement_json.h"
#include "core/report/measurement_text.h"
#include "tests/support/flow_fixture.h"
#include "tests/support/heartbeat.h"
#include "tests/support/started_provider.h"

using namespace claimcheck;
using namespace claimcheck::test;
using namespace Qt::StringLiterals;
using namespace claimcheck::compare;

namespace {

/// The built-in provider with access tokens that live so long, and a measurer beside it.
struct MeasuredProvider
{
    explicit MeasuredProvider(qint64 lifetime = 600)
        : server(options(lifetime)), measurer(fixture.environment())
    {
        if (!server.listen().ok())
            qFatal("the provider cannot listen");
    }

    provider::ProviderOptions options(qint64 lifetime)
    {
        provider::ProviderOptions result;
        result.clock = &fixture.clock;
        result.random = &fixture.random;
        result.signIn = provider::SignIn::Automatic;
        result.lifetimes.accessToken = lifetime;
        return result;
    }
    oauth::Profile profile(const QString &client) const
    {
        for (oauth::Profile &each : server.profiles()) {
            if (each.client.id == client)
                return each;
        }
        return {};
    }
    bool run(const TwoProfiles &profiles, const MeasureOptions &options)
    {
        QSignalSpy finished(&measurer, &Measurer::finished);
        return measurer.start(profiles, options).ok() && (!finished.isEmpty() || finished.wait(60'000));
    }
    bool run(const QString &client, const MeasureOptions &options)
    {
        const auto profiles = twoProfilesOf(profile(client));
        return profiles && run(*profiles, options);
    }

    FlowFixture fixture{Patience{2}};
    provider::Provider server;
    Measurer measurer;
};

MeasureOptions few()
{
    MeasureOptions options;
    options.samples = 8;
    options.coldSamples = 3;
    options.revocationSeconds = 1;
    return options;
}

QString codeOf(const Timed &timed)
{
    return timed.failure ? QString(timed.failure->code) : QString();
}

} // namespace

/// Both tokens of the built-in provider, measured.
class TestMeasurer : public QObject
{
    Q_OBJECT

private slots:
    void measuresBoth()
    {
        MeasuredProvider provider;
        Heartbeat heartbeat;
        heartbeat.start();
        QVERIFY(provider.run(u"demo-web"_s, few()));
        heartbeat.stop();
        const Measurement &found = provider.measurer.measurement();
        QCOMPARE(found.end, Measurement::End::Completed);
        const TokenMeasurement &a = found.token(CompareSide::A), &b = found.token(CompareSide::B);
        QCOMPARE(a.format, TokenFormat::Jwt);
        QCOMPARE(b.format, TokenFormat::Opaque);
        QCOMPARE(a.clientId, b.clientId);
        QCOMPARE(a.scope, b.scope);
        QCOMPARE(a.validation, Validation::Local);
        QCOMPARE(b.validation, Validation::Introspection);
        QCOMPARE(a.roundTrips, 0);
        QCOMPARE(b.roundTrips, 1);
        for (const Timed *timed : {&a.localWarm, &a.introspectionWarm, &b.introspectionWarm, &a.api.timed,
                                   &b.api.timed, &a.cache.hits, &b.cache.hits}) {
            QCOMPARE(codeOf(*timed), QString());
            QCOMPARE(timed->samples.size(), 8);
            QVERIFY(timed->samples.median() > 0 && timed->samples.p99() >= timed->samples.median());
        }
        for (const Timed *timed :
             {&a.localCold, &a.introspectionCold, &b.introspectionCold, &a.userInfo, &b.userInfo,
              &found.keyFetchWarm, &found.keyFetchCold, &a.keyRotation.timed}) {
            QCOMPARE(codeOf(*timed), QString());
            QCOMPARE(timed->samples.size(), 3);
        }
        QCOMPARE(b.cache.requests, 1);
        QCOMPARE(b.cache.calls, 9);
        QVERIFY2(heartbeat.longestProcessor() < 32,
                 qPrintable(QString::number(heartbeat.longestProcessor())));
    }
    void saysWhatTheApiSees()
    {
        MeasuredProvider provider;
        MeasureOptions options = few();
        options.revocation = MeasureOptions::Revocation::Leave;
        QVERIFY(provider.run(u"demo-web"_s, options));
        const Measurement &found = provider.measurer.measurement();
        const TokenMeasurement &a = found.token(CompareSide::A), &b = found.token(CompareSide::B);
        QCOMPARE(a.size.token, a.accessToken.size());
        QCOMPARE(a.size.authorizationHeader,
                 a.accessToken.size() + qint64(qstrlen("Authorization: Bearer \r\n")));
        QVERIFY(b.size.request > b.size.authorizationHeader && b.size.request < a.size.request);
        QStringList personal;
        for (const ReadableClaim &claim : a.readable) {
            if (claim.kind == ReadableClaim::Kind::Personal)
                personal += claim.name;
        }
        QCOMPARE(personal, QStringList({u"name"_s, u"preferred_username"_s, u"email"_s}));
        QVERIFY(b.readable.empty());
        QVERIFY(b.introspectionClaims.contains("\"active\":true"));
        QVERIFY(b.userInfoClaims.contains("alice@example.com"));
        QCOMPARE(a.lifetime, std::optional<qint64>(600));
        QCOMPARE(a.serverDown.withCache, Answer::Accepted);
        QCOMPARE(a.serverDown.withoutCache, Answer::Refused);
        QCOMPARE(a.serverDown.failure->code, "connection-refused"_L1);
        QCOMPARE(b.serverDown.withCache, Answer::Accepted); // for as long as the answer is kept
        QCOMPARE(b.serverDown.withoutCache, Answer::Refused);
        QCOMPARE(a.revocation.end, RevocationEnd::NotTried);
        QCOMPARE(a.binding.binding, Binding::None);
        const std::size_t logged = provider.server.requestLog().size();
        QVERIFY(logged > 50);
        QCOMPARE(found.hosts, QStringList(provider.server.issuer().mid(7)));
        // The browser's two requests of each run are not ours; those to a closed port reach nobody.
        QCOMPARE(found.requests - 2, int(logged) - browserRequests(provider.server));
    }
    void revokesForReal()
    {
        // Longer than all that is measured before, short enough to be waited for.
        MeasuredProvider provider(6);
        MeasureOptions options = few();
        options.revocationSeconds = 12;
        QVERIFY(provider.run(u"demo-web"_s, options));
        const RevocationTrial &jwt = provider.measurer.measurement().token(CompareSide::A).revocation;
        const RevocationTrial &opaque = provider.measurer.measurement().token(CompareSide::B).revocation;
        QCOMPARE(opaque.end, RevocationEnd::Refused);
        QVERIFY(!opaque.acceptedUntil);
        QCOMPARE(opaque.refusal, u"invalid_token"_s);
        QCOMPARE(opaque.presented, Presented::ToApi);
        QCOMPARE(jwt.end, RevocationEnd::Refused);
        QCOMPARE(jwt.refusal, u"invalid_token"_s);
        QVERIFY(jwt.acceptedUntil && jwt.refusedSince && jwt.calculatedSeconds);
        // Accepted until it expired: the calculation and what was measured are the same within its second.
        const qint64 expiry =
            *provider.measurer.measurement().token(CompareSide::A).expiresAt * 1000 - jwt.revokedAt;
        QVERIFY2(*jwt.acceptedUntil < expiry + 100 && *jwt.refusedSince >= expiry - 100,
                 qPrintable(u"%1 %2 %3"_s.arg(*jwt.acceptedUntil).arg(*jwt.refusedSince).arg(expiry)));
        qInfo("JWT accepted for %lld ms more, refused since %lld ms; opaque refused since %lld ms",
              static_cast<long long>(*jwt.acceptedUntil), static_cast<long long>(*jwt.refusedSince),
              static_cast<long long>(*opaque.refusedSince));
    }
    void stillAcceptedWhenTheWaitIsOver()
    {
        MeasuredProvider provider;
        QVERIFY(provider.run(u"demo-web"_s, few()));
        const RevocationTrial &jwt = provider.measurer.measurement().token(CompareSide::A).revocation;
        QCOMPARE(jwt.end, RevocationEnd::StillAccepted);
        QVERIFY(!jwt.refusedSince);
        QVERIFY(*jwt.calculatedSeconds > 550 && *jwt.calculatedSeconds <= 600);
    }
    void boundTokensAreRefusedWithoutProof_data()
    {
        QTest::addColumn<provider::Demand>("demand");
        QTest::newRow("no nonce") << provider::Demand::None;
        QTest::newRow("with the server's nonce") << provider::Demand::DpopNonce;
    }
    void boundTokensAreRefusedWithoutProof()
    {
        QFETCH(provider::Demand, demand);
        MeasuredProvider provider;
        provider::Hooks hooks;
        hooks.demands = {demand};
        // Only once the tokens are there, so that no run has a nonce to begin with.
        connect(&provider.measurer, &Measurer::changed, this, [&] {
            if (!provider.measurer.measurement().token(CompareSide::B).accessToken.isEmpty())
                provider.server.setHooks(hooks);
        });
        oauth::Profile bound = provider.profile(u"demo-web"_s);
        bound.dpop = true;
        const auto profiles = twoProfilesOf(bound);
        QVERIFY(profiles && provider.run(*profiles, few()));
        for (const TokenMeasurement &token : provider.measurer.measurement().tokens) {
            QCOMPARE(token.binding.binding, Binding::Dpop);
            QCOMPARE(token.binding.inToken, token.format == TokenFormat::Jwt);
            QVERIFY(token.binding.inIntrospection);
            QCOMPARE(token.binding.withoutProof, Answer::Refused);
            QCOMPARE(codeOf(token.api.timed), QString());
        }
    }
    void sameFormatIsSaid()
    {
        MeasuredProvider provider;
        const oauth::Profile profile = provider.profile(u"demo-native"_s);
        QVERIFY(provider.run(twoProfilesOf(profile, profile), few()));
        const Measurement &found = provider.measurer.measurement();
        QVERIFY(found.hasNote("same-format"_L1));
        const TokenMeasurement &a = found.token(CompareSide::A);
        QCOMPARE(a.localWarm.samples.size(), 8);
        // A public client may not introspect; the other phases went on.
        QCOMPARE(codeOf(a.introspectionWarm), u"introspection-refused"_s);
        QCOMPARE(codeOf(a.introspectionCold), u"introspection-refused"_s);
        QCOMPARE(a.api.timed.samples.size(), 8);
    }
    void cancelKeepsWhatWasMeasured()
    {
        MeasuredProvider provider;
        MeasureOptions options = few();
        options.samples = 2'000;
        const auto profiles = twoProfilesOf(provider.profile(u"demo-web"_s));
        QVERIFY(profiles);
        QSignalSpy finished(&provider.measurer, &Measurer::finished);
        const Measurement &found = provider.measurer.measurement();
        QObject canceller;
        connect(&provider.measurer, &Measurer::progress, &canceller, [&] {
            if (found.token(CompareSide::A).introspectionWarm.samples.size() == 5)
                provider.measurer.cancel();
        });
        QVERIFY(provider.measurer.start(*profiles, options).ok());
        QCOMPARE(provider.measurer.start(*profiles, options).error().code, "measurement-already-going"_L1);
        QVERIFY(finished.wait(60'000));
        QCOMPARE(found.end, Measurement::End::Cancelled);
        QCOMPARE(found.token(CompareSide::A).localWarm.samples.size(), 2'000);
        QVERIFY(found.token(CompareSide::A).introspectionWarm.samples.size() < 20);
        QVERIFY(found.token(CompareSide::B).introspectionWarm.samples.isEmpty());
        QVERIFY(!provider.measurer.isRunning());
        QVERIFY(found.notes.empty());
        disconnect(&provider.measurer, nullptr, &canceller, nullptr);
        // Begun anew at once: nothing of the first is in the way.
        QVERIFY(provider.run(*profiles, few()));
        QCOMPARE(found.end, Measurement::End::Completed);
        QCOMPARE(found.token(CompareSide::B).introspectionWarm.samples.size(), 8);
    }
    void whatElseDiffersIsSaid()
    {
        MeasuredProvider provider;
        MeasureOptions options = few();
        options.revocation = MeasureOptions::Revocation::Leave;
        auto profiles = twoProfilesOf(provider.profile(u"demo-web"_s));
        QVERIFY(profiles);
        profiles->b.scope.removeOne(u"email"_s);
        QVERIFY(provider.run(*profiles, options));
        QVERIFY(provider.measurer.measurement().hasNote("other-scope"_L1));
        QVERIFY(!provider.measurer.measurement().hasNote("other-subject"_L1));
    }
    void failuresStayWithTheirPhase()
    {
        MeasuredProvider provider;
        auto profiles = twoProfilesOf(provider.profile(u"demo-web"_s));
        QVERIFY(profiles);
        profiles->b.client.id = u"nobody"_s;
        QVERIFY(provider.run(*profiles, few()));
        const Measurement &found = provider.measurer.measurement();
        QVERIFY(found.token(CompareSide::B).failure);
        QCOMPARE(found.token(CompareSide::A).localWarm.samples.size(), 8);
        MeasureOptions none = few();
        none.samples = 0;
        QCOMPARE(provider.measurer.start(*profiles, none).error().code, "measure-options"_L1);
    }
    void reportsHoldNoToken()
    {
        MeasuredProvider provider;
        QVERIFY(provider.run(u"demo-web"_s, few()));
        const Measurement &found = provider.measurer.measurement();
        encoding::JsonWriter writer;
        report::writeMeasurement(writer, found);
        const QByteArray json = writer.take();
        const QByteArray text = report::measurementText(found).toUtf8();
        for (const TokenMeasurement &token : found.tokens) {
            QVERIFY(!json.contains(token.accessToken) && !text.contains(token.accessToken));
            QVERIFY(!json.contains("alice@example.com"));
        }
        report::writeMeasurement(writer, found, base::Reveal::Shown);
        QVERIFY(writer.take().contains(found.token(CompareSide::B).accessToken));
        QVERIFY(text.contains("refused at once"));
    }

private:
    static int browserRequests(const provider::Provider &server)
    {
        return int(std::ranges::count_if(server.requestLog(), [](const provider::LoggedRequest &logged) {
            return logged.request.path().startsWith("/authorize");
        }));
    }
};

QTEST_GUILESS_MAIN(TestMeasurer)
#include "tst_measurer.moc"
