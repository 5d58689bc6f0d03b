#pragma once

#include <QAction>

namespace claimcheck::ui::flow {

class RunSession;

/// What a user can do at one message of the diagram: breakpoint, run to here, send again, branch, answer by
/// hand. For its menu, keys and the command palette alike.
class MessageActions final : public QObject
{
    Q_OBJECT

public:
    /// The actions belong to `owner`, whose shortcuts they are.
    MessageActions(RunSession &session, QWidget *owner);

    /// For the message of this number, which may be still to come; 0 for none.
    void update(int number);
    void popUp(const QPoint &place);
    [[nodiscard]] QList<QAction *> all() const;

signals:
    /// A message of the run is to be edited and sent once more.
    void sendAgainRequested(int number);
    /// The user wants to write the answer to this message.
    void answerRequested(int number);

private:
    void connectActions();

    RunSession &m_session;
    QWidget *m_owner;
    QAction *m_breakpoint;
    QAction *m_runTo;
    QAction *m_answer;
    QAction *m_sendAgain;
    QAction *m_branch;
    int m_number = 0;
};

} // namespace claimcheck::ui::flow
