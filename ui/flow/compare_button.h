#pragma once

#include "ui/flow/run_keeper.h"
#include "ui/widgets/button.h"

namespace claimcheck::ui::flow {

/// Opens the menu of the runs that the one shown can be compared with.
class CompareButton final : public Button
{
    Q_OBJECT

public:
    CompareButton(const RunSession &session, const RunKeeper &keeper, QWidget *parent = nullptr);

    /// The earlier run with this index in the keeper's list; nothing if there is none, or no run is shown.
    void choose(int index);
    [[nodiscard]] QAction *action() const { return m_withLast; }

signals:
    void compareRequested(const claimcheck::ui::flow::KeptRun &earlier,
                          const claimcheck::ui::flow::KeptRun &current);

private:
    void follow();

    const RunSession &m_session;
    const RunKeeper &m_keeper;
    QMenu *m_menu;
    QAction *m_withLast; ///< for the command palette
    int m_last = 0;      ///< the newest that is not shown itself
};

} // namespace claimcheck::ui::flow
