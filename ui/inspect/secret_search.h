#pragma once

#include "core/attack/weak_secret.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace claimcheck::ui::inspect {

/// Runs attack::findSecret() off the event loop, and tells its progress ten times a second.
class SecretSearch : public QObject
{
    Q_OBJECT

public:
    using Result = base::Result<attack::SearchResult>;

    explicit SecretSearch(QObject *parent = nullptr);
    /// Stops, and waits until the threads have.
    ~SecretSearch() override;

    void start(const token::TokenDocument &document, std::shared_ptr<attack::WordList> words);
    void stop();
    [[nodiscard]] bool isRunning() const { return m_watcher.isRunning(); }

signals:
    void progressed(const claimcheck::attack::SearchProgress &progress);
    void finished(const claimcheck::ui::inspect::SecretSearch::Result &result);

private:
    /// What the threads and the event loop both see.
    struct Shared
    {
        std::atomic_bool stop = false;
        std::mutex mutex;
        attack::SearchProgress progress;
    };

    QFutureWatcher<std::shared_ptr<Result>> m_watcher;
    QTimer m_timer;
    std::shared_ptr<Shared> m_shared;
};

} // namespace claimcheck::ui::inspect
