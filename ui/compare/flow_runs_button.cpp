#include "ui/compare/flow_runs_button.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

FlowRunsButton::FlowRunsButton(const CompareServices &services, QWidget *parent)
    : Button(tr("From Flow runs"), u"flowRuns"_s, ButtonKind::Plain, parent), m_services(services),
      m_menu(new QMenu(this))
{
    m_menu->setObjectName(u"flowRunsMenu"_s);
    m_menu->setAccessibleName(tr("Compare the token responses of two runs of Flow"));
    setToolTip(tr("Compare the token responses of two runs of Flow"));
    setDropDown(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FlowRunsButton::fill);
}

void FlowRunsButton::fill()
{
    m_runs = m_services.flowRuns ? m_services.flowRuns() : std::vector<FlowRun>();
    m_menu->clear();
    if (m_runs.size() < 2) {
        QAction *none = m_menu->addAction(tr("Run two logins in Flow first"));
        none->setObjectName(u"flowRunsNone"_s);
        none->setEnabled(false);
        return;
    }
    for (std::size_t index = 1; index < m_runs.size(); ++index) {
        QAction *choice = m_menu->addAction(tr("%1, with %2").arg(m_runs[index].title, m_runs.front().title));
        choice->setObjectName(u"flowRun.%1"_s.arg(index - 1));
        connect(choice, &QAction::triggered, this, [this, index] { choose(int(index) - 1); });
    }
}

void FlowRunsButton::choose(int index)
{
    if (m_runs.empty())
        fill();
    if (index >= 0 && index + 1 < int(m_runs.size()))
        emit runsChosen(m_runs[std::size_t(index) + 1], m_runs.front());
}

} // namespace claimcheck::ui::compare
