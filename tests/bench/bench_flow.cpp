#include "tests/bench/bench_flow.h"

#include "core/oauth/profile_file.h"
#include "tests/bench/timed_process.h"
#include "tests/support/flow_fixture.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

/// 0 if it does not complete.
double ownFlow(test::FlowFixture &fixture, const oauth::Profile &profile)
{
    const double begin = monotonicMs();
    if (!fixture.run(profile) || fixture.runner.result().status != flow::FlowStatus::Completed)
        return 0;
    return monotonicMs() - begin;
}

constexpr int runsOfRound = 5;

/// Of one of peers/…_flow.
double peerFlow(const QString &program, const oauth::Profile &profile)
{
    const auto run = runTimed({program, profile.issuer, profile.client.id, u"http://127.0.0.1:1/callback"_s,
                               QString::number(runsOfRound)});
    return run ? run->output.trimmed().toDouble() : 0;
}

void keepFastest(double &best, double taken)
{
    if (taken > 0 && (best == 0 || taken < best))
        best = taken;
}

} // namespace

FlowTimes measureFlows(const QString &cli, const FlowPeers &peers, int rounds)
{
    QProcess provider;
    provider.start(cli, {u"provider"_s, u"--json"_s, u"--sign-in-as"_s, u"alice"_s});
    FlowTimes times;
    if (provider.waitForReadyRead(30'000)) {
        const auto started = encoding::JsonDocument::parse(provider.readAllStandardOutput());
        auto read = oauth::readProfile((*started)["profiles"_L1].at(0).raw());
        oauth::Profile profile = std::move(read->value);
        profile.after = {oauth::AfterStep::UserInfo};
        profile.scope = {u"openid"_s, u"profile"_s};
        for (int round = 0; round < rounds; ++round) {
            test::FlowFixture fixture;
            for (int run = 0; run < runsOfRound; ++run)
                keepFastest(times.own, ownFlow(fixture, profile));
            keepFastest(times.qt, peerFlow(peers.qt, profile));
            if (!peers.curl.isEmpty())
                keepFastest(times.curl, peerFlow(peers.curl, profile));
        }
    }
    provider.terminate();
    provider.waitForFinished(5'000);
    return times;
}

} // namespace claimcheck::bench
