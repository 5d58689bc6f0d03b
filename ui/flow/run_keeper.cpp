#include "ui/flow/run_keeper.h"

#include "ui/flow/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::FlowStatus;
using claimcheck::flow::RunState;

/// A run has its tokens and bodies in memory.
constexpr std::size_t mostRuns = 20;

QString endText(const RunState &run)
{
    switch (run.result.status) {
    case FlowStatus::Completed: return Text::tr("completed");
    case FlowStatus::Failed: return Text::tr("failed");
    case FlowStatus::Stopped: return Text::tr("stopped");
    case FlowStatus::Running: break;
    }
    return Text::tr("not finished");
}

} // namespace

RunKeeper::RunKeeper(const RunSession &session, QObject *parent) : QObject(parent)
{
    connect(&session, &RunSession::runLeft, this, &RunKeeper::keep);
}

void RunKeeper::keep(const std::shared_ptr<const RunState> &run, const QString &name)
{
    std::erase_if(m_runs, [&run](const KeptRun &kept) { return kept.run == run; });
    const QString from = name.isEmpty() ? tr("Run %1").arg(++m_count) : name;
    m_runs.insert(m_runs.begin(), {from + u" \u00b7 "_s + runTitle(*run), run});
    if (m_runs.size() > mostRuns)
        m_runs.pop_back();
    emit changed();
}

QString runTitle(const RunState &run)
{
    const QString client =
        run.profile.client.id.isEmpty() ? Text::tr("unknown client") : run.profile.client.id;
    return client + u" \u00b7 "_s + endText(run);
}

} // namespace claimcheck::ui::flow
