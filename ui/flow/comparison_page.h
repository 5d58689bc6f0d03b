#pragma once

#include "ui/flow/comparison_models.h"
#include "ui/flow/run_keeper.h"

#include <QWidget>

class QCheckBox;

namespace claimcheck::ui {
class Chip;
class DataTable;
class Pane;
} // namespace claimcheck::ui

namespace claimcheck::ui::flow {

/// Two runs side by side: their messages, and what differs in the chosen one.
class ComparisonPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ComparisonPage(QWidget *parent = nullptr);

    void compare(const KeptRun &earlier, const KeptRun &current);
    void setReveal(base::Reveal reveal);
    [[nodiscard]] const claimcheck::flow::RunComparison &comparison() const { return m_comparison; }

signals:
    void closeRequested();

private:
    void makeLists();
    void showSummary();
    void showMessage(int row);
    void showFirstDifference();

    KeptRun m_earlier, m_current; ///< the comparison points into them
    claimcheck::flow::RunComparison m_comparison;
    ComparedMessagesModel *m_messages;
    ComparedValuesModel *m_values;
    Pane *m_list;
    Pane *m_detail;
    DataTable *m_messageTable;
    DataTable *m_valueTable;
    Chip *m_summary;
    Chip *m_checks;
    QCheckBox *m_expected;
};

} // namespace claimcheck::ui::flow
