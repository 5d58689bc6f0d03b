#pragma once

// Internal to core/compare.
#include "core/compare/measure_job.h"
#include "core/compare/work_series.h"

namespace claimcheck::compare {

/// A phase that is one series of work without the network.
class WorkJob : public MeasureJob
{
    Q_OBJECT

public:
    WorkJob(int count, WorkSeries::Work work, Timed &into) : m_series(count, std::move(work), into)
    {
        connect(&m_series, &WorkSeries::sampled, this, &MeasureJob::advanced);
        connect(&m_series, &WorkSeries::finished, this, &MeasureJob::finished);
    }
    void start() override { m_series.start(); }

private:
    WorkSeries m_series;
};

} // namespace claimcheck::compare
