#include "tests/bench/bench_flow.h"

#include "core/oauth/profile_file.h"
#include "tests/bench/timed_process.h"
#include "tests/support/flow_fixture.h"

#include <QProcess>

using namespace Qt::StringLiterals;

namespace claimcheck::bench {

namespace {

/// 0 if it does not complete.
double ownFlow(const oauth::Profile &profile)
{
    test::FlowFixture fixture;
    const double begin = monotonicMs();
    if (!fixture.run(profile) || fixture.runner.result().status != flow::FlowStatus::Completed)
        return 0;
    return monotonicMs() - begin;
}

constexpr int runsOfRound = 5;

double curlFlowTime(const QString &curlFlow, const oauth::Profile &profile)
{
    const auto run = runTimed({curlFlow, profile.issuer, profile.client.id, u"http://127.0.0.1:1/callback"_s,
                               QString::number(runsOfRound)});
    return run ? run->output.trimmed().toDouble() : 0;
}

void keepFastest(double &best, double taken)
{
    if (taken > 0 && (best == 0 || taken < best))
        best = taken;
}

} // namespace

FlowTimes measureFlows(const QString &cli, const QString &curlFlow, int rounds)
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
            for (int run = 0; run < runsOfRound; ++run)
                keepFastest(times.own, ownFlow(profile));
            if (!curlFlow.isEmpty())
                keepFastest(times.curl, curlFlowTime(curlFlow, profile));
        }
    }
    provider.terminate();
    provider.waitForFinished(5'000);
    return times;
}

} // namespace claimcheck::bench
