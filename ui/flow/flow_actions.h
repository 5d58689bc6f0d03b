#pragma once

#include <QAction>

namespace claimcheck::ui::flow {

class RunSession;

/// What a user can do with a run, for buttons, keys and the command palette alike.
class FlowActions final : public QObject
{
    Q_OBJECT

public:
    /// The actions belong to `owner`, whose shortcuts they are.
    FlowActions(RunSession &session, QWidget *owner);

    [[nodiscard]] QAction *step() const { return m_step; }
    [[nodiscard]] QAction *continueRun() const { return m_continue; }
    [[nodiscard]] QAction *restart() const { return m_restart; }
    [[nodiscard]] QAction *stop() const { return m_stop; }
    [[nodiscard]] QAction *holdAnswers() const { return m_holdAnswers; }
    [[nodiscard]] QList<QAction *> all() const;
    /// Words and enabledness for the state of the session.
    void update();

private:
    RunSession &m_session;
    QAction *m_step;
    QAction *m_continue;
    QAction *m_restart;
    QAction *m_stop;
    QAction *m_holdAnswers;
};

} // namespace claimcheck::ui::flow
