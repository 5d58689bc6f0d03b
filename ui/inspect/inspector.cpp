#include "ui/inspect/inspector.h"

#include "ui/widgets/in_background.h"

namespace claimcheck::ui::inspect {

Inspector::Inspector(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Result>::finished, this, &Inspector::takeResult);
}

Inspector::~Inspector()
{
    m_watcher.waitForFinished();
}

void Inspector::request(InspectionRequest request)
{
    if (m_running) {
        m_waiting = std::move(request);
        return;
    }
    start(std::move(request));
}

void Inspector::cancel()
{
    m_waiting.reset();
    m_stale = m_running;
    emit busyChanged(false);
}

void Inspector::start(InspectionRequest request)
{
    m_running = true;
    m_stale = false;
    emit busyChanged(true);
    m_watcher.setFuture(inBackground([todo = std::move(request)] { return inspectToken(todo); }));
}

void Inspector::takeResult()
{
    m_running = false;
    const Result result = m_stale ? nullptr : m_watcher.result();
    if (m_waiting) {
        InspectionRequest next = std::move(*m_waiting);
        m_waiting.reset();
        start(std::move(next));
        return;
    }
    emit busyChanged(false);
    if (result)
        emit finished(result);
}

} // namespace claimcheck::ui::inspect
