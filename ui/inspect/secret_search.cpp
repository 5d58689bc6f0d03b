#include "ui/inspect/secret_search.h"

#include "ui/widgets/in_background.h"

namespace claimcheck::ui::inspect {

namespace {

constexpr int millisecondsBetweenLooks = 100;

} // namespace

SecretSearch::SecretSearch(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(millisecondsBetweenLooks);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        const std::scoped_lock lock(m_shared->mutex);
        emit progressed(m_shared->progress);
    });
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        m_timer.stop();
        emit finished(*m_watcher.result());
    });
}

SecretSearch::~SecretSearch()
{
    stop();
    m_watcher.waitForFinished();
}

void SecretSearch::start(const token::TokenDocument &document, std::shared_ptr<attack::WordList> words)
{
    if (isRunning())
        return;
    m_shared = std::make_shared<Shared>();
    m_watcher.setFuture(inBackground([document, words = std::move(words), shared = m_shared] {
        attack::SearchOptions options;
        options.stop = &shared->stop;
        options.progress = [&shared](const attack::SearchProgress &progress) {
            const std::scoped_lock lock(shared->mutex);
            shared->progress = progress;
        };
        return std::make_shared<Result>(attack::findSecret(document, *words, options));
    }));
    m_timer.start();
}

void SecretSearch::stop()
{
    if (m_shared)
        m_shared->stop = true;
}

} // namespace claimcheck::ui::inspect
