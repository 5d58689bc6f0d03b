#pragma once

#include "core/flow/breakpoint.h"

#include <QWidget>

class QAction;
class QVBoxLayout;

namespace claimcheck::ui {
class DataTable;
class FactModel;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

class RunSession;

/// The list of breakpoints with their conditions, and the form that makes one. Delete removes the chosen one.
class BreakpointsPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit BreakpointsPanel(RunSession &session, QWidget *parent = nullptr);

    /// A check box for something else that makes a run stop.
    void addOption(QAction *option);
    /// The list as the session has it now.
    void update();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void removeCurrent();

    RunSession &m_session;
    FactModel *m_model;
    DataTable *m_table;
    QVBoxLayout *m_column;
    std::vector<claimcheck::flow::Breakpoint> m_shown;
};

} // namespace claimcheck::ui::flow
