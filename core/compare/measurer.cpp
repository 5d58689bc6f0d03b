#include "core/compare/measurer.h"

#include "core/compare/describe_token.h"
#include "core/compare/jobs.h"
#include "core/compare/text.h"
#include "core/encoding/json.h"
#include "core/flow/client_key.h"

#include <QSet>

#include <algorithm>
#include <deque>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

class Measurer::Private
{
public:
    MeasureContext context;
    std::deque<PlannedJob> planned;
    std::unique_ptr<MeasureJob> job;
    int weight = 0;   ///< of the job that is going
    int advanced = 0; ///< of it
    int done = 0;     ///< of the jobs before
    int total = 0;
    int serial = 0; ///< of the job that is going: a queued signal of one before it says nothing any more
    bool running = false;
    bool measuring = false;   ///< the tokens are there, or will not come
    bool lastPlanned = false; ///< so is all that the last phases depend on
};

namespace {

struct Range
{
    int value, least, most;
};

base::Result<void> checkOptions(const MeasureOptions &options)
{
    const Range ranges[] = {{options.samples, 1, 2'000},
                            {options.coldSamples, 1, 1'000},
                            {options.cacheSeconds, 0, 86'400},
                            {options.revocationSeconds, 1, 3'600}};
    const bool good = std::ranges::all_of(
        ranges, [](const Range &each) { return each.value >= each.least && each.value <= each.most; });
    if (good)
        return {};
    return base::Error{"measure-options"_L1,
                       Text::tr("Wanted are 1 to 2000 samples, 1 to 1000 on new connections, a cache of 0 to "
                                "86400 seconds, and 1 to 3600 seconds for revocation."),
                       -1,
                       {}};
}

/// Who may be asked for the tokens of this API, by what worked.
void settleValidation(TokenMeasurement &token)
{
    if (token.validation != Validation::None)
        return;
    if (!token.localWarm.samples.isEmpty())
        token.validation = Validation::Local;
    else if (token.format != TokenFormat::Jwt && !token.introspectionWarm.samples.isEmpty())
        token.validation = Validation::Introspection;
    token.roundTrips = token.validation == Validation::Introspection ? 1 : 0;
}

/// A JWT that cannot be verified here, but introspected.
void settleWithoutKeys(TokenMeasurement &token)
{
    if (token.validation != Validation::None || token.introspectionWarm.samples.isEmpty())
        return;
    token.validation = Validation::Introspection;
    token.roundTrips = 1;
}

/// What is measured of the tokens that came, the trials that end them last.
std::deque<PlannedJob> jobsFor(MeasureContext &context)
{
    std::deque<PlannedJob> jobs;
    std::vector<CompareSide> all, jwt;
    for (const CompareSide side : bothSides) {
        if (!context.subject(side).hasToken)
            continue;
        all.push_back(side);
        if (context.token(side).format == TokenFormat::Jwt)
            jwt.push_back(side);
    }
    using Maker = PlannedJob (*)(MeasureContext &, CompareSide);
    const auto plan = [&](const std::vector<CompareSide> &sides, std::initializer_list<Maker> makers) {
        for (const Maker make : makers) {
            for (const CompareSide side : sides)
                jobs.push_back(make(context, side));
        }
    };
    if (!jwt.empty())
        plan({jwt.front()}, {keyFetchJob, keyFetchColdJob});
    plan(jwt, {localJob, localColdJob});
    plan(all, {introspectionJob, introspectionColdJob});
    if (context.measurement.options.cacheSeconds > 0)
        plan(all, {cacheJob});
    plan(all, {apiJob, userInfoJob});
    plan(jwt, {keyRotationJob});
    return jobs;
}

/// Those that depend on what the others found.
std::deque<PlannedJob> lastJobsFor(MeasureContext &context)
{
    std::deque<PlannedJob> jobs;
    for (const CompareSide side : bothSides) {
        if (!context.subject(side).hasToken)
            continue;
        settleWithoutKeys(context.token(side));
        if (context.token(side).binding.binding != Binding::None)
            jobs.push_back(bindingJob(context, side));
        jobs.push_back(serverDownJob(context, side));
    }
    if (context.measurement.options.revocation == MeasureOptions::Revocation::Leave)
        return jobs;
    // Those that are refused soon go first: the others may be waited for until both are expired.
    for (const Validation validation : {Validation::Introspection, Validation::None, Validation::Local}) {
        for (const CompareSide side : bothSides) {
            if (context.subject(side).hasToken && context.token(side).validation == validation)
                jobs.push_back(revocationJob(context, side));
        }
    }
    return jobs;
}

void noteFormats(MeasureContext &context)
{
    const Subject &a = context.subject(CompareSide::A);
    const Subject &b = context.subject(CompareSide::B);
    if (a.hasToken && b.hasToken &&
        context.token(CompareSide::A).format == context.token(CompareSide::B).format)
        context.note("same-format"_L1,
                     Text::tr("Both tokens have the same format: %1. The profile's \"compare\" did not make "
                              "the server issue the other one.")
                         .arg(formatName(context.token(CompareSide::A).format)));
}

QString subjectOf(const TokenMeasurement &token)
{
    for (const QByteArray &json : {token.tokenClaims, token.introspectionClaims}) {
        const auto claims = encoding::JsonDocument::parse(json);
        if (claims && (*claims)["sub"_L1].isString())
            return (*claims)["sub"_L1].toString();
    }
    return {};
}

/// The comparison is of formats: what else differs is said.
void noteDifferences(MeasureContext &context)
{
    const TokenMeasurement &a = context.token(CompareSide::A), &b = context.token(CompareSide::B);
    if (!context.subject(CompareSide::A).hasToken || !context.subject(CompareSide::B).hasToken)
        return;
    const QString subjectA = subjectOf(a), subjectB = subjectOf(b);
    if (!subjectA.isEmpty() && !subjectB.isEmpty() && subjectA != subjectB)
        context.note("other-subject"_L1, Text::tr("The two tokens are not of the same subject (sub)."));
    if (QSet<QString>(a.scope.begin(), a.scope.end()) != QSet<QString>(b.scope.begin(), b.scope.end()))
        context.note("other-scope"_L1, Text::tr("The two tokens have not the same scopes."));
}

} // namespace

Measurer::Measurer(flow::FlowEnvironment environment, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>())
{
    d->context.environment = std::move(environment);
}

Measurer::~Measurer() = default;

base::Result<void> Measurer::begin(const MeasureOptions &options)
{
    if (d->running)
        return base::Error{"measurement-already-going"_L1, Text::tr("Cancel the measurement first."), -1, {}};
    if (const auto good = checkOptions(options); !good.ok())
        return good;
    d->context = {d->context.environment, {}, {}, {}};
    d->context.measurement.options = options;
    d->context.measurement.startedAt = d->context.environment.clock->nowMilliseconds();
    d->planned.clear();
    d->done = d->total = 0;
    d->measuring = d->lastPlanned = false;
    return {};
}

base::Result<void> Measurer::start(const TwoProfiles &profiles, const MeasureOptions &options)
{
    if (const auto begun = begin(options); !begun.ok())
        return begun;
    d->context.measurement.issuer = profiles.a.issuer;
    d->context.measurement.profileName = profiles.a.name;
    for (const CompareSide side : bothSides) {
        oauth::Profile profile = side == CompareSide::A ? profiles.a : profiles.b;
        if (const auto &introspector = profiles.introspectors[std::size_t(side)]) {
            profile.client = *introspector;
            d->context.subject(side).introspector = flow::clientOf(profile, d->context.environment);
        }
    }
    plan(tokenJob(d->context, CompareSide::A, profiles.a));
    plan(tokenJob(d->context, CompareSide::B, profiles.b));
    run();
    return {};
}

base::Result<void> Measurer::start(const flow::RunState &a, const flow::RunState &b,
                                   const MeasureOptions &options)
{
    for (const flow::RunState *each : {&a, &b}) {
        if (!each->result.token(flow::TokenRole::AccessToken))
            return base::Error{"no-token"_L1, Text::tr("The run brought no access token."), -1, {}};
    }
    if (const auto begun = begin(options); !begun.ok())
        return begun;
    d->context.measurement.profileName = a.profile.name;
    for (const CompareSide side : bothSides) {
        d->context.subject(side) = {side == CompareSide::A ? a : b, true, {}};
        describeToken(d->context, side);
    }
    run();
    return {};
}

void Measurer::plan(PlannedJob job)
{
    d->total += job.weight;
    d->planned.push_back(std::move(job));
}

/// Queued, so that nobody's slot of started work is on the stack of start().
void Measurer::run()
{
    d->running = true;
    QMetaObject::invokeMethod(this, &Measurer::next, Qt::QueuedConnection);
}

/// Once the tokens are there, and once more when all else is known.
bool Measurer::planMore()
{
    Measurement &measurement = d->context.measurement;
    if (!d->measuring) {
        d->measuring = true;
        const flow::RunState &state = d->context.subject(CompareSide::A).state;
        if (!state.result.issuer.isEmpty())
            measurement.issuer = state.result.issuer;
        measurement.introspectionEndpoint = state.metadata.introspectionEndpoint;
        measurement.jwksUri = state.metadata.jwksUri;
        noteFormats(d->context);
        for (PlannedJob &job : jobsFor(d->context))
            plan(std::move(job));
    } else if (!d->lastPlanned) {
        d->lastPlanned = true;
        noteDifferences(d->context);
        for (PlannedJob &job : lastJobsFor(d->context))
            plan(std::move(job));
    }
    return !d->planned.empty();
}

void Measurer::next()
{
    if (!d->running)
        return;
    d->job.reset();
    if (d->planned.empty() && !planMore() && !planMore())
        return end(Measurement::End::Completed);
    const PlannedJob job = std::move(d->planned.front());
    d->planned.pop_front();
    d->weight = job.weight;
    d->advanced = 0;
    d->job = job.make();
    connect(d->job.get(), &MeasureJob::advanced, this, [this, phrase = job.phrase] {
        d->advanced = std::min(d->advanced + 1, d->weight);
        emit progress(d->done + d->advanced, d->total, phrase);
    });
    connect(
        d->job.get(), &MeasureJob::finished, this,
        [this, serial = ++d->serial] {
            if (serial == d->serial)
                jobFinished();
        },
        Qt::QueuedConnection);
    emit progress(d->done, d->total, job.phrase);
    if (d->job)
        d->job->start();
}

void Measurer::jobFinished()
{
    d->done += d->weight;
    for (const CompareSide side : bothSides)
        settleValidation(d->context.token(side));
    emit changed();
    next();
}

void Measurer::cancel()
{
    // Queued: a signal of the job may be on the stack.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (d->running)
                end(Measurement::End::Cancelled);
        },
        Qt::QueuedConnection);
}

void Measurer::end(Measurement::End how)
{
    d->job.reset();
    ++d->serial;
    d->running = false;
    d->planned.clear();
    d->context.measurement.end = how;
    d->context.measurement.finishedAt = d->context.environment.clock->nowMilliseconds();
    emit finished();
}

bool Measurer::isRunning() const
{
    return d->running;
}

const Measurement &Measurer::measurement() const
{
    return d->context.measurement;
}

} // namespace claimcheck::compare
