#pragma once

// Internal to core/compare.
#include "core/compare/measure_job.h"
#include "core/compare/request_series.h"

namespace claimcheck::compare {

/// A phase that is one series of requests.
class RequestJob : public MeasureJob
{
    Q_OBJECT

public:
    using After = std::function<void(const RequestSeries &)>;

    /// after: what is made of the series once it is over.
    RequestJob(MeasureContext &context, CompareSide side, RequestPlan plan, Timed &into, After after = {})
        : m_series(context, side, std::move(plan), into)
    {
        connect(&m_series, &RequestSeries::sampled, this, &MeasureJob::advanced);
        connect(&m_series, &RequestSeries::finished, this, [this, afterwards = std::move(after)] {
            if (afterwards)
                afterwards(m_series);
            emit finished();
        });
    }
    void start() override { m_series.start(); }

private:
    RequestSeries m_series;
};

} // namespace claimcheck::compare
