#pragma once

#include "ui/models/inspection.h"

#include <QFutureWatcher>
#include <QObject>

namespace claimcheck::ui::inspect {

/// Runs inspectToken() off the event loop, one at a time: what is asked meanwhile waits, and only the newest
/// counts.
class Inspector : public QObject
{
    Q_OBJECT

public:
    using Result = std::shared_ptr<const Inspection>;

    explicit Inspector(QObject *parent = nullptr);
    ~Inspector() override;

    /// A result that belongs to an older request is dropped.
    void request(InspectionRequest request);
    /// The running work's result is dropped, nothing waits any more.
    void cancel();
    [[nodiscard]] bool isBusy() const { return m_running || m_waiting.has_value(); }

signals:
    void finished(const std::shared_ptr<const claimcheck::ui::Inspection> &result);
    void busyChanged(bool busy);

private:
    void start(InspectionRequest request);
    void takeResult();

    QFutureWatcher<Result> m_watcher;
    std::optional<InspectionRequest> m_waiting;
    bool m_running = false;
    bool m_stale = false;
};

} // namespace claimcheck::ui::inspect
