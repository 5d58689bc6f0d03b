// The part of RunSession about runs that are kept: out of a file, or as a value to compare and export.
#include "ui/flow/run_session.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::RunState;

const oauth::Profile &RunSession::profile() const
{
    return m_recorded ? m_recorded->profile : m_profile;
}

void RunSession::showRecorded(std::shared_ptr<const RunState> run)
{
    dropRunner();
    m_startProblem.clear();
    m_recorded = std::move(run);
    emit recordedChanged();
    emit changed();
}

void RunSession::closeRecorded()
{
    if (!m_recorded)
        return;
    m_recorded.reset();
    m_plan = claimcheck::flow::plannedSteps(m_profile);
    emit recordedChanged();
    emit changed();
}

std::shared_ptr<const RunState> RunSession::snapshot() const
{
    if (m_recorded || !m_runner)
        return m_recorded;
    auto run = std::make_shared<RunState>();
    const lint::Run evidence = m_runner->evidence();
    run->profile = evidence.profile;
    run->metadata = evidence.metadata;
    run->trace = m_runner->trace();
    run->result = m_runner->result();
    return run;
}

} // namespace claimcheck::ui::flow
