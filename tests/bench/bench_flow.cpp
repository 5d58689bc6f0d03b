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

double curlFlowTime(const QString &curlFlow, const oauth::Profile &profile, int runs)
{
    const auto run = runTimed({curlFlow, profile.issuer, profile.client.id, u"http://127.0.0.1:1/callback"_s,
                               QString::number(runs)});
    return run ? run->output.trimmed().toDouble() : 0;
}

} // namespace

FlowTimes measureFlows(const QString &cli, const QString &curlFlow, int runs)
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
        for (int run = 0; run < runs; ++run) {
            const double taken = ownFlow(profile);
            times.own = times.own == 0 || (taken > 0 && taken < times.own) ? taken : times.own;
        }
        if (!curlFlow.isEmpty())
            times.curl = curlFlowTime(curlFlow, profile, runs);
    }
    provider.terminate();
    provider.waitForFinished(5'000);
    return times;
}

} // namespace claimcheck::bench
