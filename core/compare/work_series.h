#pragma once

// Internal to core/compare.
#include "core/base/result.h"
#include "core/compare/measurement.h"

#include <QObject>

#include <functional>

namespace claimcheck::compare {

/// The same work again and again, each timed, in batches that leave the event loop free in between. A few go
/// first, untimed, as in a program that has been running. Ends at the first failure.
class WorkSeries : public QObject
{
    Q_OBJECT

public:
    using Work = std::function<base::Result<void>()>;

    /// into outlives it.
    WorkSeries(int count, Work work, Timed &into, QObject *parent = nullptr);

    void start();

signals:
    void sampled();
    void finished();

private:
    void batch();
    [[nodiscard]] bool once();

    int m_count;
    int m_untimed = 3;
    Work m_work;
    Timed &m_into;
};

} // namespace claimcheck::compare
