#pragma once

#include "ui/flow/diagram_row.h"
#include "ui/widgets/pane.h"

class QAction;
class QStackedWidget;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::flow {

class BreakpointsPanel;
class FollowBar;
class RunSession;
class SequenceDiagram;
class TextView;

/// The run as a diagram, or as text; under it the values that travel and, when asked for, the breakpoints.
class MessagesPane final : public Pane
{
    Q_OBJECT

public:
    explicit MessagesPane(RunSession &session, QWidget *parent = nullptr);

    [[nodiscard]] SequenceDiagram *diagram() const { return m_diagram; }
    /// Breakpoints, text, zoom: for the command palette.
    [[nodiscard]] QList<QAction *> actions() const { return m_actions; }
    /// Of the travelling value that the user follows; may be empty.
    [[nodiscard]] QByteArray followedValue() const;

    /// Beside the breakpoints: something else that makes a run stop.
    void addStopOption(QAction *option);
    void setRows(DiagramRows rows);
    void setProgress(const QString &progress);
    /// The values and the breakpoints as the session has them now.
    void update();

signals:
    void followedValueChanged();

private:
    QAction *makeAction(const QString &name, const QString &text, const QKeySequence &keys);
    void makeActions();
    void makeControls();

    RunSession &m_session;
    SequenceDiagram *m_diagram;
    TextView *m_text;
    QStackedWidget *m_views;
    FollowBar *m_follow;
    BreakpointsPanel *m_breakpoints;
    Button *m_breakpointsButton;
    QLabel *m_progress;
    QAction *m_asText = nullptr;
    QList<QAction *> m_actions;
};

} // namespace claimcheck::ui::flow
