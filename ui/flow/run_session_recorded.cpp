// The part of RunSession about runs that are kept: out of a file, or as a value to compare and export.
#include "core/flow/recorded_run.h"
#include "ui/flow/run_session.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::RunState;

const oauth::Profile &RunSession::profile() const
{
    return m_recorded ? m_recorded->profile : m_profile;
}

namespace {

std::shared_ptr<const RunState> judgedBy(std::optional<lint::RuleProfile> profile, RunState run)
{
    run.ruleProfile = profile;
    run.result.checks = claimcheck::flow::checksOf(run, claimcheck::flow::endOf(run.trace));
    return std::make_shared<const RunState>(std::move(run));
}

} // namespace

void RunSession::showRecorded(std::shared_ptr<const RunState> run, const QString &name)
{
    dropRunner();
    m_startProblem.clear();
    m_recorded = m_ruleProfile ? judgedBy(m_ruleProfile, *run) : std::move(run);
    m_recordedName = name;
    emit recordedChanged();
    emit changed();
}

void RunSession::setRuleProfile(std::optional<lint::RuleProfile> profile)
{
    m_ruleProfile = profile;
    if (m_runner)
        m_runner->setRuleProfile(profile);
    if (m_recorded)
        m_recorded = judgedBy(profile, *m_recorded);
    m_tell.start();
}

void RunSession::closeRecorded()
{
    if (!m_recorded)
        return;
    dropRunner();
    emit changed();
}

std::shared_ptr<const RunState> RunSession::snapshot() const
{
    if (m_recorded || !m_runner)
        return m_recorded;
    return std::make_shared<const RunState>(m_runner->state());
}

} // namespace claimcheck::ui::flow
