#pragma once

#include "core/flow/run_state.h"

#include <QFutureWatcher>
#include <QObject>

#include <memory>

namespace claimcheck::ui::flow {

using SharedRun = std::shared_ptr<const claimcheck::flow::RunState>;

/// What was read out of a file.
struct RecordingFile
{
    QString path;
    std::vector<SharedRun> runs;
    QString problem; ///< why there are no runs; empty if there are
    QString damage;  ///< the runs are not all that the file should hold; empty if they are
};

/// Reads a trace or a HAR and judges its runs, away from the event loop. One file at a time: the newest.
class RecordingReader final : public QObject
{
    Q_OBJECT

public:
    explicit RecordingReader(QObject *parent = nullptr);

    void read(const QString &path);
    /// Nothing will be told of the file that is being read.
    void cancel();
    [[nodiscard]] bool isReading() const { return m_reading; }

signals:
    void finished(const std::shared_ptr<const claimcheck::ui::flow::RecordingFile> &file);

private:
    using SharedFile = std::shared_ptr<const RecordingFile>;
    QFutureWatcher<SharedFile> m_watcher;
    bool m_reading = false;
};

} // namespace claimcheck::ui::flow
