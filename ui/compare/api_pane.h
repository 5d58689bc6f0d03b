#pragma once

#include "ui/compare/comparison.h"
#include "ui/widgets/help_text.h"
#include "ui/widgets/pane.h"

class QSpinBox;
class QStackedWidget;

namespace claimcheck::ui {
class Chip;
class DataTable;
class SegmentedControl;
} // namespace claimcheck::ui

namespace claimcheck::ui::compare {

class ApiModel;
class ClaimsModel;

/// "What the API sees": the table of both tokens, and for each token the claims from every source.
class ApiPane final : public Pane
{
    Q_OBJECT

public:
    explicit ApiPane(QWidget *parent = nullptr);

    enum class View : quint8 { Table, ClaimsOfA, ClaimsOfB };

    void showComparison(const Comparison &comparison);
    void setView(View view);
    /// How often warm work is measured, as the user wants it.
    [[nodiscard]] int samples() const;
    void setSamples(int samples);
    [[nodiscard]] HelpText help() const;
    [[nodiscard]] DataTable *table() const { return m_table; }

private:
    void addControls();
    void followView();

    ApiModel *m_model;
    ClaimsModel *m_claims;
    DataTable *m_table;
    DataTable *m_matrix;
    QStackedWidget *m_stack;
    SegmentedControl *m_view;
    Chip *m_disagreements;
    Chip *m_requests;
    QSpinBox *m_samples;
    Comparison m_shown;
};

} // namespace claimcheck::ui::compare
