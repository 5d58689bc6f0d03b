#include "core/compare/describe_token.h"
#include "core/compare/introspecting.h"
#include "core/compare/introspection_cache.h"
#include "core/compare/jobs.h"
#include "core/compare/request_job.h"
#include "core/compare/text.h"
#include "core/compare/work_series.h"

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

RequestPlan introspectionPlan(MeasureContext &context, CompareSide side, int count, Connection connection)
{
    return {count, connection, introspectionRequest(context, side), readActive};
}

/// As introspectionRequest; where introspection was refused before, that refusal.
std::function<base::Result<http::Request>()> requestIfAnswered(MeasureContext &context, CompareSide side)
{
    return [&context, side, make = introspectionRequest(context, side)]() -> base::Result<http::Request> {
        const Timed &before = context.token(side).introspectionWarm;
        return before.failure && before.samples.isEmpty() ? *before.failure : make();
    };
}

/// Calls whose introspection answer is kept for some seconds: each is timed where the cache has the answer,
/// and asks the server where it has not.
class CacheJob : public MeasureJob
{
public:
    CacheJob(MeasureContext &context, CompareSide side)
        : m_context(context), m_side(side), m_trial(context.token(side).cache),
          m_cache(context.measurement.options.cacheSeconds, *context.environment.clock)
    {
        m_trial.seconds = context.measurement.options.cacheSeconds;
    }
    void start() override { ask(); }

private:
    void ask()
    {
        RequestPlan plan = introspectionPlan(m_context, m_side, 1, Connection::Kept);
        plan.request = requestIfAnswered(m_context, m_side);
        m_asked = {};
        m_series = std::make_unique<RequestSeries>(m_context, m_side, plan, m_asked);
        connect(m_series.get(), &RequestSeries::finished, this, [this] { answered(); });
        m_series->start();
    }
    void answered()
    {
        if (m_asked.failure) {
            m_trial.hits.failure = m_asked.failure;
            emit finished();
            return;
        }
        ++m_trial.calls;
        ++m_trial.requests;
        m_cache.keep(m_context.token(m_side).accessToken, m_series->lastResponse().body,
                     expiryOf(m_series->lastResponse()));
        const int left = m_context.measurement.options.samples - int(m_trial.hits.samples.size());
        m_work = std::make_unique<WorkSeries>(
            left, [this] { return look(); }, m_trial.hits);
        connect(m_work.get(), &WorkSeries::sampled, this, [this] {
            ++m_trial.calls;
            emit advanced();
        });
        connect(m_work.get(), &WorkSeries::finished, this, [this] { looked(); });
        m_work->start();
    }
    base::Result<void> look() const
    {
        if (m_cache.find(m_context.token(m_side).accessToken))
            return {};
        return base::Error{"cache-miss"_L1, Text::tr("The answer is not kept any more."), -1, {}};
    }
    void looked()
    {
        if (!m_trial.hits.failure) {
            emit finished();
            return;
        }
        m_trial.hits.failure.reset(); // run out while looking: ask again, as an API does
        m_work.release()->deleteLater();
        m_series.release()->deleteLater();
        ask();
    }

    MeasureContext &m_context;
    CompareSide m_side;
    CacheTrial &m_trial;
    IntrospectionCache m_cache;
    Timed m_asked;
    std::unique_ptr<RequestSeries> m_series;
    std::unique_ptr<WorkSeries> m_work;
};

} // namespace

PlannedJob introspectionJob(MeasureContext &context, CompareSide side)
{
    const int count = context.measurement.options.samples;
    return {phraseFor(Text::tr("Introspection"), side), count, [&context, side, count] {
                TokenMeasurement &token = context.token(side);
                return std::make_unique<RequestJob>(
                    context, side, introspectionPlan(context, side, count, Connection::Kept),
                    token.introspectionWarm, [&token](const RequestSeries &series) {
                        if (!token.introspectionWarm.samples.isEmpty())
                            describeIntrospection(token, series.lastResponse().body);
                    });
            }};
}

PlannedJob introspectionColdJob(MeasureContext &context, CompareSide side)
{
    const int count = context.measurement.options.coldSamples;
    return {phraseFor(Text::tr("Introspection on new connections"), side), count, [&context, side, count] {
                RequestPlan plan = introspectionPlan(context, side, count, Connection::New);
                plan.request = requestIfAnswered(context, side);
                return std::make_unique<RequestJob>(context, side, plan,
                                                    context.token(side).introspectionCold);
            }};
}

PlannedJob cacheJob(MeasureContext &context, CompareSide side)
{
    return {phraseFor(Text::tr("Introspection with a cache"), side), context.measurement.options.samples,
            [&context, side] { return std::make_unique<CacheJob>(context, side); }};
}

} // namespace claimcheck::compare
