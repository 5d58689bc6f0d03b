#pragma once

#include <QWidget>

class QAction;
class QLabel;

namespace claimcheck::ui {
class Button;
class Chip;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class FlowActions;
class ProfileChoice;
class RunSession;

/// The row above the panes: profile, Settings, Step, Continue, Restart, Stop, and how the run stands.
class FlowToolbar final : public QWidget
{
    Q_OBJECT

public:
    explicit FlowToolbar(const FlowActions &actions, QWidget *parent = nullptr);

    [[nodiscard]] ProfileChoice *profiles() const { return m_profiles; }
    /// The grant in words, for the title of the pane of the messages: in the row there is no room for it.
    [[nodiscard]] Chip *grant() const { return m_grant; }
    void show(const RunSession &session);
    /// At the right end, in the order of the calls.
    void addTool(QWidget *tool);

signals:
    void settingsRequested();

private:
    ProfileChoice *m_profiles;
    Chip *m_grant;
    Chip *m_state;
};

} // namespace claimcheck::ui::flow
