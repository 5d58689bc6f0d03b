#include "ui/flow/flow_toolbar.h"

#include "ui/flow/flow_actions.h"
#include "ui/flow/profile_choice.h"
#include "ui/flow/run_session.h"
#include "ui/flow/state_text.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/chip.h"

#include <QHBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FlowToolbar::FlowToolbar(const FlowActions &actions, QWidget *parent)
    : QWidget(parent), m_profiles(new ProfileChoice(this)), m_grant(new Chip(u"grantChip"_s, this)),
      m_state(new Chip(u"runState"_s, this))
{
    setObjectName(u"flowToolbar"_s);
    setAccessibleName(tr("Run"));
    auto *settings = new Button(tr("Settings\u2026"), u"profileSettings"_s, ButtonKind::Plain, this);
    connect(settings, &QPushButton::clicked, this, &FlowToolbar::settingsRequested);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_profiles);
    row->addWidget(settings);
    row->addSpacing(20);
    row->addWidget(new ActionButton(actions.step(), ButtonKind::Primary, this));
    for (QAction *action : {actions.continueRun(), actions.restart(), actions.stop()})
        row->addWidget(new ActionButton(action, ButtonKind::Plain, this));
    row->addSpacing(8);
    row->addWidget(m_state);
    row->addStretch(1);
}

void FlowToolbar::addTool(QWidget *tool)
{
    layout()->addWidget(tool);
}

void FlowToolbar::show(const RunSession &session)
{
    m_grant->set(grantText(session.profile()));
    const StateText state = stateText(session);
    m_state->set(state.text, state.tone, state.icon);
}

} // namespace claimcheck::ui::flow
