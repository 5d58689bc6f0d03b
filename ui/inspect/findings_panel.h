#pragma once

#include "ui/models/token_view.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QStackedWidget;

namespace claimcheck::ui {
class Button;
class Chip;
class DataTable;
class FindingsModel;
} // namespace claimcheck::ui

namespace claimcheck::ui::inspect {

class ExpectedFields;
class FindingDetail;

/// What the rules have to say, with the type that the token is checked as and the time that it is judged by.
class FindingsPanel : public Pane
{
    Q_OBJECT

public:
    explicit FindingsPanel(QWidget *parent = nullptr);

    void show(const TokenView &view);
    void clear();
    /// Empty: as the token itself says.
    [[nodiscard]] std::optional<lint::TokenType> checkAs() const;
    /// Seconds; empty: now.
    [[nodiscard]] std::optional<qint64> checkAt() const;
    void setNow(qint64 now, Qt::TimeSpec display);
    /// What the token is compared with, and the leeway of clocks.
    [[nodiscard]] ExpectedFields *expected() const { return m_expected; }
    /// Shows or hides the fields of expected values.
    void toggleExpected();
    /// As if the user chose it in the table; nothing if there is no such finding.
    void selectFinding(QLatin1StringView rule);
    [[nodiscard]] FindingsModel *model() const { return m_model; }
    [[nodiscard]] DataTable *table() const { return m_table; }
    [[nodiscard]] HelpText help() const;

signals:
    void optionsChanged();
    void findingChosen(const claimcheck::base::Finding *finding);

private:
    enum class At : quint8 { Now, Issued, Expires, Other };

    void makeBody();
    void showExpectedCount();
    void makeTypes();
    void makeTimes();
    void updateTimes();
    void updateChips();

    FindingsModel *m_model;
    Chip *m_errors;
    Chip *m_warnings;
    Chip *m_notes;
    QComboBox *m_types;
    QComboBox *m_times;
    QDateTimeEdit *m_other;
    Button *m_expectedButton;
    ExpectedFields *m_expected;
    FindingDetail *m_detail;
    QStackedWidget *m_stack;
    DataTable *m_table;
    QLabel *m_notice;
    Validity m_validity;
    qint64 m_now = 0;
    Qt::TimeSpec m_display = Qt::UTC;
};

} // namespace claimcheck::ui::inspect
