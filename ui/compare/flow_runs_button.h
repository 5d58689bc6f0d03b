#pragma once

#include "ui/compare/compare_services.h"
#include "ui/widgets/button.h"

namespace claimcheck::ui::compare {

/// Opens the menu of earlier runs of Flow: the chosen one is A, the run that Flow shows is B.
class FlowRunsButton final : public Button
{
    Q_OBJECT

public:
    explicit FlowRunsButton(const CompareServices &services, QWidget *parent = nullptr);

    /// Chooses the earlier run with this index, 0 the newest.
    void choose(int index);

signals:
    void runsChosen(const claimcheck::ui::compare::FlowRun &a, const claimcheck::ui::compare::FlowRun &b);

private:
    void fill();

    const CompareServices &m_services;
    std::vector<FlowRun> m_runs; ///< as the menu shows them
    QMenu *m_menu;
};

} // namespace claimcheck::ui::compare
