#include "core/compare/work_series.h"

#include <QElapsedTimer>
#include <QTimer>

namespace claimcheck::compare {

namespace {

constexpr qint64 batchNanoseconds = 4'000'000; // a quarter of what may hold the event loop

} // namespace

WorkSeries::WorkSeries(int count, Work work, Timed &into, QObject *parent)
    : QObject(parent), m_count(count), m_work(std::move(work)), m_into(into)
{
}

void WorkSeries::start()
{
    QTimer::singleShot(0, this, &WorkSeries::batch);
}

/// False where the series is over.
bool WorkSeries::once()
{
    QElapsedTimer timer;
    timer.start();
    const auto done = m_work();
    const qint64 taken = timer.nsecsElapsed();
    if (!done.ok()) {
        m_into.failure = done.error();
        return false;
    }
    if (m_untimed > 0) {
        --m_untimed;
        return true;
    }
    m_into.samples.nanoseconds.push_back(taken);
    --m_count;
    emit sampled();
    return true;
}

void WorkSeries::batch()
{
    QElapsedTimer timer;
    timer.start();
    while (m_count > 0 && timer.nsecsElapsed() < batchNanoseconds) {
        if (!once())
            return emit finished();
    }
    if (m_count <= 0)
        return emit finished();
    QTimer::singleShot(0, this, &WorkSeries::batch);
}

} // namespace claimcheck::compare
