#include "app/cli_compare_measure.h"

#include "app/cli_compare_advice.h"
#include "app/cli_measure_options.h"
#include "app/flow_session.h"
#include "app/interrupt.h"
#include "core/compare/measurer.h"
#include "core/provider/lifetimes.h"
#include "core/report/measurement_json.h"
#include "core/report/measurement_text.h"

#include <QEventLoop>

#include <algorithm>

namespace claimcheck::app {

using namespace Qt::StringLiterals;
using compare::Measurement;
using compare::TwoProfiles;

namespace {

base::Result<TwoProfiles> demoProfiles(FlowSession &session, const MeasureCommand &command)
{
    provider::Lifetimes lifetimes;
    lifetimes.accessToken = command.demoLifetime;
    const QString client = command.profiles.value(0, u"demo-web"_s);
    const auto profile = session.demoProfile(client, lifetimes);
    return profile ? compare::twoProfilesOf(*profile) : profile.error();
}

base::Result<TwoProfiles> profilesOf(FlowSession &session, const MeasureCommand &command)
{
    if (command.isDemo)
        return demoProfiles(session, command);
    const auto first = profileFromFile(command.profiles.first());
    if (!first || command.profiles.size() == 1)
        return first ? compare::twoProfilesOf(*first) : first.error();
    const auto second = profileFromFile(command.profiles.last());
    return second ? base::Result<TwoProfiles>(compare::twoProfilesOf(*first, *second)) : second.error();
}

/// What is being done, on standard error: a line when it changes.
void tellProgress(const compare::Measurer &measurer)
{
    auto last = std::make_shared<QString>();
    QObject::connect(&measurer, &compare::Measurer::progress, &measurer,
                     [last](int, int, const QString &phrase) {
                         if (*last != phrase)
                             writeError(phrase.toUtf8() + '\n');
                         *last = phrase;
                     });
}

ExitStatus statusOf(const Measurement &measurement)
{
    for (const compare::TokenMeasurement &token : measurement.tokens) {
        if (token.failure)
            return fail(ExitStatus::NetworkFailed, u"compare"_s, token.failure->message);
        if (token.validation == compare::Validation::None)
            return fail(ExitStatus::NetworkFailed, u"compare"_s,
                        Text::tr("a token could neither be verified nor introspected"));
    }
    return ExitStatus::Ok;
}

void print(const MeasureCommand &command, const AdviceCommand &advice, const Measurement &measurement)
{
    if (command.output == MeasureOutput::Text)
        return writeOut((report::measurementText(measurement) + adviceText(advice, measurement)).toUtf8());
    encoding::JsonWriter json;
    json.beginObject();
    report::writeMeasurementMembers(json, measurement, command.reveal);
    writeAdviceMember(json, advice, measurement);
    json.endObject();
    writeOut(json.take() + '\n');
}

ExitStatus measure(FlowSession &session, const MeasureCommand &command, const AdviceCommand &advice,
                   const TwoProfiles &profiles)
{
    compare::Measurer measurer(session.environment());
    if (command.output == MeasureOutput::Text)
        tellProgress(measurer);
    Interrupt interrupt; // Ctrl+C keeps what was measured
    QObject::connect(&interrupt, &Interrupt::interrupted, &measurer, &compare::Measurer::cancel);
    QEventLoop loop;
    QObject::connect(&measurer, &compare::Measurer::finished, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    if (const auto started = measurer.start(profiles, command.options); !started.ok())
        return fail(ExitStatus::Usage, u"compare"_s, started.error().message);
    loop.exec();
    print(command, advice, measurer.measurement());
    if (const auto written = writeReports(advice, measurer.measurement(), command.reveal); !written.ok())
        return fail(ExitStatus::Usage, u"compare"_s, written.error().message);
    return statusOf(measurer.measurement());
}

} // namespace

bool asksToMeasure(const QStringList &arguments)
{
    return std::ranges::any_of(arguments, [](const QString &each) {
        return each == "--profile"_L1 || each.startsWith("--profile="_L1) || each == "--demo"_L1;
    });
}

ExitStatus runMeasure(const QStringList &arguments)
{
    QStringList others = arguments;
    const auto advice = takeAdviceOptions(others);
    if (!advice)
        return fail(ExitStatus::Usage, u"compare"_s, advice.error().message);
    const auto command = readMeasureCommand(others);
    if (!command)
        return fail(ExitStatus::Usage, u"compare"_s, command.error().message);
    if (command->help) {
        writeOut((measureHelp() + u'\n' + adviceHelp()).toUtf8());
        return ExitStatus::Ok;
    }
    FlowSession session(command->browser, command->timeoutSeconds);
    const auto profiles = profilesOf(session, *command);
    if (!profiles)
        return fail(ExitStatus::Usage, command->profiles.value(0, u"compare"_s), profiles.error().message);
    return measure(session, *command, *advice, *profiles);
}

} // namespace claimcheck::app
