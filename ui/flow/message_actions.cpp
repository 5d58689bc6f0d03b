#include "ui/flow/message_actions.h"

#include "ui/flow/answer_form.h"
#include "ui/flow/numbered_steps.h"
#include "ui/flow/run_session.h"

#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using claimcheck::flow::Breakpoint;
using claimcheck::flow::Message;
using claimcheck::flow::Party;

QAction *makeAction(QWidget *owner, const QString &name, const QString &text, const QKeySequence &keys)
{
    auto *action = new QAction(text, owner);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    owner->addAction(action);
    return action;
}

bool isToCome(const RunSession &session, int number)
{
    return session.trace().message(number) == nullptr;
}

/// Something that Claimcheck sent itself and that is over.
bool isRepeatable(const RunSession &session, const Message *message)
{
    return message && message->from == Party::Client && message->to != Party::Browser &&
           (message->state == claimcheck::flow::MessageState::Done ||
            message->state == claimcheck::flow::MessageState::Failed) &&
           (session.held() || !session.isGoing());
}

} // namespace

MessageActions::MessageActions(RunSession &session, QWidget *owner)
    : QObject(owner), m_session(session), m_owner(owner),
      m_breakpoint(makeAction(owner, u"flowBreakpoint"_s, tr("Breakpoint"), Qt::Key_F9)),
      m_runTo(makeAction(owner, u"flowRunTo"_s, tr("Run to here"), QKeySequence(Qt::CTRL | Qt::Key_F10))),
      m_answer(makeAction(owner, u"flowAnswer"_s, tr("Answer by hand\u2026"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_A))),
      m_sendAgain(makeAction(owner, u"flowSendAgain"_s, tr("Send again\u2026"),
                             QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_R))),
      m_branch(makeAction(owner, u"flowBranch"_s, tr("Branch from here"),
                          QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B)))
{
    m_breakpoint->setCheckable(true);
    m_runTo->setToolTip(tr("Runs, without stopping at each message, until this one is held."));
    m_answer->setToolTip(tr("Write the answer yourself; nothing is sent."));
    m_sendAgain->setToolTip(tr("Sends this message once more beside the run, edited if you like."));
    m_branch->setToolTip(tr("A new run that takes over what came before and goes on from here."));
    connectActions();
    update(0);
}

void MessageActions::connectActions()
{
    connect(m_breakpoint, &QAction::triggered, &m_session, [this] {
        if (const auto kind = kindOf(m_session, m_number))
            m_session.toggleBreakpoints(*kind);
    });
    connect(m_runTo, &QAction::triggered, &m_session, [this] {
        if (const auto kind = kindOf(m_session, m_number))
            m_session.runTo(*kind);
    });
    connect(m_answer, &QAction::triggered, this, [this] { emit answerRequested(m_number); });
    connect(m_sendAgain, &QAction::triggered, this, [this] { emit sendAgainRequested(m_number); });
    connect(m_branch, &QAction::triggered, &m_session, [this] { m_session.branchFrom(m_number); });
}

void MessageActions::update(int number)
{
    m_number = number;
    const auto kind = kindOf(m_session, number);
    const Message *message = m_session.trace().message(number);
    const bool known = kind && *kind != lint::MessageKind::Other && m_session.canRun();
    const auto stopsHere = [&kind](const Breakpoint &breakpoint) { return breakpoint.kind == kind; };
    m_breakpoint->setEnabled(known);
    m_breakpoint->setChecked(known && std::ranges::any_of(m_session.breakpoints(), stopsHere));
    m_runTo->setEnabled(known && (!m_session.isGoing() || isToCome(m_session, number)));
    m_answer->setEnabled(canAnswer(m_session, number));
    m_sendAgain->setEnabled(known && isRepeatable(m_session, message));
    m_branch->setEnabled(known && message && (m_session.held() || !m_session.isGoing()));
}

void MessageActions::popUp(const QPoint &place)
{
    QMenu menu(m_owner);
    menu.setObjectName(u"messageMenu"_s);
    menu.setAccessibleName(tr("Message"));
    menu.setToolTipsVisible(true);
    menu.setProperty("hasMarks", true);
    menu.addActions({m_breakpoint, m_runTo});
    menu.addSeparator();
    menu.addActions({m_answer, m_sendAgain, m_branch});
    menu.exec(place);
}

QList<QAction *> MessageActions::all() const
{
    return {m_breakpoint, m_runTo, m_answer, m_sendAgain, m_branch};
}

} // namespace claimcheck::ui::flow
