#pragma once

#include "ui/compare/comparison.h"

#include <QWidget>

class QLabel;

namespace claimcheck::ui::compare {

class CompareActions;
class FlowRunsButton;
class PairChoice;
struct CompareServices;

/// The row above the panes: which provider, Get both and measure, other ways to two responses.
class CompareToolbar final : public QWidget
{
    Q_OBJECT

public:
    CompareToolbar(const CompareActions &actions, const CompareServices &services, QWidget *parent = nullptr);

    [[nodiscard]] PairChoice *pairs() const { return m_pairs; }
    [[nodiscard]] FlowRunsButton *flowRuns() const { return m_flowRuns; }
    /// What the two have in common, as far as that is known.
    void showSubject(Subject subject);
    /// At the right end, in the order of the calls.
    void addTool(QWidget *tool);

private:
    PairChoice *m_pairs;
    FlowRunsButton *m_flowRuns;
    QLabel *m_promise;
};

} // namespace claimcheck::ui::compare
