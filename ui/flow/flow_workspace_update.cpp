// How the workspace follows its run; what it is made of stands in flow_workspace.cpp.
#include "ui/flow/checks_pane.h"
#include "ui/flow/diagram_rows.h"
#include "ui/flow/faults_button.h"
#include "ui/flow/flow_actions.h"
#include "ui/flow/flow_toolbar.h"
#include "ui/flow/flow_workspace.h"
#include "ui/flow/message_actions.h"
#include "ui/flow/message_pane.h"
#include "ui/flow/messages_pane.h"
#include "ui/flow/numbered_steps.h"
#include "ui/flow/profile_choice.h"
#include "ui/flow/run_notice.h"
#include "ui/flow/run_session.h"
#include "ui/flow/sequence_diagram.h"
#include "ui/flow/travelling_value.h"
#include "ui/flow/waiting_bar.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::PlannedStep;

QString progressText(const RunSession &session, std::size_t toCome)
{
    const std::size_t done = session.trace().messages().size();
    const qint64 time = elapsed(session.trace());
    const std::size_t all = done + toCome;
    if (done == 0)
        return all == 0 ? QString() : FlowWorkspace::tr("%1 to come").arg(all);
    return FlowWorkspace::tr("%1 of %2 \u00b7 %3")
        .arg(done)
        .arg(all)
        .arg(durationText(std::max<qint64>(time, 0)));
}

void markCarried(DiagramRows &rows, const Carrier &carrier)
{
    const auto row = std::ranges::find(rows, carrier.number, &DiagramRow::number);
    if (row == rows.end())
        return;
    row->value = RowValue::Carried;
    row->carriedAs = QString::fromUtf8(carrier.as.join(", "));
}

/// A condition that any message may meet stands in the list only: a dot on every row would say nothing.
bool stopsAt(const claimcheck::flow::Breakpoint &breakpoint, lint::MessageKind kind)
{
    return breakpoint.kind ? *breakpoint.kind == kind : !breakpoint.hasCondition();
}

void markBreakpoints(DiagramRows &rows, const RunSession &session)
{
    if (session.breakpoints().empty())
        return;
    for (DiagramRow &row : rows) {
        const auto kind = row.number > 0 ? kindOf(session, row.number) : std::nullopt;
        for (const claimcheck::flow::Breakpoint &breakpoint : session.breakpoints()) {
            if (!kind || !stopsAt(breakpoint, *kind))
                continue;
            if (!breakpoint.hasCondition())
                row.breakpoint = RowBreakpoint::Always;
            else if (row.breakpoint == RowBreakpoint::None)
                row.breakpoint = RowBreakpoint::OnCondition;
        }
    }
}

} // namespace

void FlowWorkspace::update()
{
    const std::vector<PlannedStep> toCome = numberedSteps(*m_session);
    std::vector<lint::MessageKind> kinds;
    std::ranges::transform(toCome, std::back_inserter(kinds), &PlannedStep::kind);
    m_messages->update();
    showRows();
    m_messages->setProgress(progressText(*m_session, toCome.size()));
    m_checks->show(m_session->result(), checksToCome(kinds));
    m_actions->update();
    m_toolbar->show(*m_session);
    if (m_faults)
        m_faults->setVisible(m_toolbar->profiles()->isDemo());
    m_notice->show(*m_session);
    m_waiting->update();
    followRun();
    m_messageActions->update(m_selected);
    showMessage();
}

void FlowWorkspace::showRows()
{
    const claimcheck::flow::Trace &trace = m_session->trace();
    const bool over = m_session->isOver() && !trace.isEmpty();
    DiagramRows rows =
        diagramRows(trace, over ? std::vector<PlannedStep>() : m_session->plan(), m_session->result().checks);
    for (const Carrier &carrier : carriersOf(trace, litValue()))
        markCarried(rows, carrier);
    markBreakpoints(rows, *m_session);
    m_messages->setRows(std::move(rows));
}

/// The parameter that the user looks at, else the value that they follow.
QByteArray FlowWorkspace::litValue() const
{
    return m_value.isEmpty() ? m_messages->followedValue() : m_value;
}

/// The newest message is the one to look at, until the user chooses another; a held one always is. In the end
/// it is the one that failed, or the one that brought the tokens.
void FlowWorkspace::followRun()
{
    const claimcheck::flow::Trace &trace = m_session->trace();
    const int newest = int(trace.messages().size());
    if (newest == 0 && m_selected == 0 && !m_diagram->rows().empty())
        return m_diagram->setCurrentRow(-1);
    const bool atNewest = m_selected == 0 || m_selected == m_followed;
    int wanted = atNewest ? newest : m_selected;
    if (const auto held = m_session->held(); held && held->number != m_followed)
        wanted = held->number;
    if (atNewest && m_session->phase() == RunPhase::Failed && m_session->result().failure &&
        m_session->result().failure->messageNumber > 0)
        wanted = m_session->result().failure->messageNumber;
    if (atNewest && m_session->phase() == RunPhase::Completed) {
        if (const auto *token = trace.last(lint::MessageKind::Token))
            wanted = token->number;
    }
    if (wanted == m_selected || wanted == 0)
        return;
    m_followed = wanted;
    m_selected = wanted;
    m_diagram->selectMessage(wanted);
}

void FlowWorkspace::showMessage()
{
    const claimcheck::flow::Trace &trace = m_session->trace();
    if (const auto *message = trace.message(m_selected)) {
        const auto held = m_session->held();
        ViewContext context{
            trace,    isDrafting() ? *m_draft : *message, {},
            m_reveal, m_messages->followedValue(),        m_services.clock->nowMilliseconds()};
        if (held && held->number == m_selected)
            context.held = held->point;
        return m_message->showMessage(context);
    }
    const std::vector<PlannedStep> steps = numberedSteps(*m_session);
    const auto index = std::size_t(m_selected) - trace.messages().size() - 1;
    if (m_selected > 0 && index < steps.size())
        m_message->showPlanned(m_selected, steps[index]);
    else
        m_message->showNothing();
}

} // namespace claimcheck::ui::flow
