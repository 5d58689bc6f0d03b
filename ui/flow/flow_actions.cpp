#include "ui/flow/flow_actions.h"

#include "ui/flow/run_session.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/shortcut_action.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FlowActions::FlowActions(RunSession &session, QWidget *owner)
    : QObject(owner), m_session(session),
      m_step(makeShortcutAction(owner, u"flowStep"_s, tr("Step"), Qt::Key_F10)),
      m_continue(makeShortcutAction(owner, u"flowContinue"_s, tr("Continue"), Qt::Key_F5)),
      m_restart(makeShortcutAction(owner, u"flowRestart"_s, tr("Restart"),
                                   QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F5))),
      m_stop(makeShortcutAction(owner, u"flowStop"_s, tr("Stop"), QKeySequence(Qt::SHIFT | Qt::Key_F5))),
      m_holdAnswers(makeShortcutAction(owner, u"flowHoldAnswers"_s, tr("Hold answers too")))
{
    m_step->setIcon(icon("step"_L1, ColourRole::OnAccent));
    m_continue->setIcon(icon("play"_L1, ColourRole::Text));
    m_restart->setIcon(icon("restart"_L1, ColourRole::Text));
    m_stop->setIcon(icon("stop"_L1, ColourRole::Text));
    m_holdAnswers->setCheckable(true);
    m_holdAnswers->setToolTip(
        tr("Step stops at each answer as well, before the flow sees it, so that it can be edited."));
    connect(m_step, &QAction::triggered, &m_session, &RunSession::step);
    connect(m_continue, &QAction::triggered, &m_session, &RunSession::continueRun);
    connect(m_restart, &QAction::triggered, &m_session, &RunSession::restart);
    connect(m_stop, &QAction::triggered, &m_session, &RunSession::stop);
    connect(m_holdAnswers, &QAction::toggled, &m_session,
            [&session](bool on) { session.setAnswerHold(on ? AnswerHold::Hold : AnswerHold::PassOn); });
    update();
}

QList<QAction *> FlowActions::all() const
{
    return {m_step, m_continue, m_restart, m_stop, m_holdAnswers};
}

void FlowActions::update()
{
    const RunPhase phase = m_session.phase();
    const bool going = m_session.isGoing();
    // Nothing is sent for a recorded run; it has to be closed first.
    const bool hasProfile = m_session.canRun();
    // While something is under way there is nothing to step: it stops by itself at the next message.
    m_step->setEnabled(hasProfile && (!going || phase == RunPhase::Held));
    m_continue->setEnabled(hasProfile && (!going || phase == RunPhase::Held));
    m_continue->setText(going ? tr("Continue") : tr("Run"));
    m_restart->setEnabled(hasProfile && phase != RunPhase::Idle);
    m_stop->setEnabled(going);
}

} // namespace claimcheck::ui::flow
