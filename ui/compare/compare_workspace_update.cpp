// What the workspace shows as things change; what it is made of stands in compare_workspace.cpp.
#include "core/compare/cost_inputs_of.h"
#include "ui/compare/advice_panel.h"
#include "ui/compare/api_pane.h"
#include "ui/compare/compare_actions.h"
#include "ui/compare/compare_notice.h"
#include "ui/compare/compare_session.h"
#include "ui/compare/compare_toolbar.h"
#include "ui/compare/compare_workspace.h"
#include "ui/compare/comparison_export.h"
#include "ui/compare/response_pane.h"
#include "ui/compare/token_diff_page.h"

#include <QDateTime>
#include <QStackedWidget>

namespace claimcheck::ui::compare {

namespace {

ComparisonExport::Has hasOf(const Comparison &comparison)
{
    if (!comparison.hasResponses())
        return ComparisonExport::Has::Nothing;
    return comparison.stage == Stage::NotStarted ? ComparisonExport::Has::Responses
                                                 : ComparisonExport::Has::Samples;
}

} // namespace

void CompareWorkspace::update()
{
    const Comparison &comparison = m_session->comparison();
    m_actions->update(*m_session);
    m_toolbar->showSubject(comparison.subject);
    m_a->showResponse(comparison, m_reveal);
    m_b->showResponse(comparison, m_reveal);
    m_api->showComparison(comparison);
    m_advice->setInputs(core::costInputsOf(comparison.measurement));
    m_export->setHas(hasOf(comparison));
    if (!m_session->problem().isEmpty())
        m_notice->showProblem(m_session->problem());
    else if (!m_session->isMeasuring() && comparison.stage == Stage::NotStarted)
        m_notice->clear();
}

void CompareWorkspace::showProgress(int done, int total, const QString &phrase)
{
    if (m_session->isMeasuring())
        m_notice->showProgress(done, total, phrase);
}

void CompareWorkspace::showEnd()
{
    const Comparison &comparison = m_session->comparison();
    if (!m_session->problem().isEmpty())
        return m_notice->showProblem(m_session->problem());
    if (comparison.stage == Stage::Cancelled)
        m_notice->showDone(tr("Cancelled: what was measured stays."));
    else
        m_notice->clear();
}

void CompareWorkspace::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    m_a->showResponse(m_session->comparison(), reveal);
    m_b->showResponse(m_session->comparison(), reveal);
    m_diff->setReveal(reveal);
}

void CompareWorkspace::showTwoTokens()
{
    if (!m_session->isMeasuring())
        m_notice->clear();
    m_pages->setCurrentWidget(m_diff);
    m_diff->firstField()->setFocus();
}

void CompareWorkspace::showDifferences()
{
    const Comparison &comparison = m_session->comparison();
    m_diff->compareTexts(comparison.bodies[0], comparison.bodies[1]);
    showTwoTokens();
}

report::ComparisonReport CompareWorkspace::comparisonReport() const
{
    const Comparison &comparison = m_session->comparison();
    report::ComparisonReport result;
    result.made = QDateTime::fromMSecsSinceEpoch(m_services.clock->nowMilliseconds(), Qt::UTC);
    for (const CompareSide side : {CompareSide::A, CompareSide::B})
        result.responses[std::size_t(side)] = {sideTitle(comparison, side),
                                               comparison.bodies[std::size_t(side)]};
    if (comparison.stage != Stage::NotStarted)
        result.measurement = &comparison.measurement;
    result.inputs = m_advice->inputs();
    result.situation = m_advice->situation();
    result.advice = m_advice->advice();
    return result;
}

} // namespace claimcheck::ui::compare
