#pragma once

#include "core/compare/advice.h"
#include "ui/widgets/pane.h"

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;

namespace claimcheck::ui {
class Plot;
class VerdictBox;
} // namespace claimcheck::ui

namespace claimcheck::ui::compare {

class SituationForm;

/// "Is the gain worth it to you?": the questions, the plot of a cost over load, the answer with its reasons.
/// It computes anew at each change of an answer or a figure; it sends nothing.
class AdvicePanel final : public Pane
{
    Q_OBJECT

public:
    explicit AdvicePanel(QWidget *parent = nullptr);

    /// The figures of a measurement, also while it still runs.
    void setInputs(const claimcheck::compare::CostInputs &inputs);
    void setSituation(const claimcheck::compare::Situation &situation);
    void choosePreset(QStringView id);

    [[nodiscard]] const claimcheck::compare::CostInputs &inputs() const { return m_inputs; }
    [[nodiscard]] claimcheck::compare::Situation situation() const;
    [[nodiscard]] const claimcheck::compare::Advice &advice() const { return m_advice; }

signals:
    /// The advice may be another one.
    void changed();

private:
    [[nodiscard]] QWidget *body();
    void fillQuantities();
    [[nodiscard]] QHBoxLayout *plotRow();
    void recompute();
    void showPlot();

    SituationForm *m_form;
    QComboBox *m_quantity;
    QCheckBox *m_logarithmic;
    Plot *m_plot;
    VerdictBox *m_answer;
    QLabel *m_reasons;
    claimcheck::compare::CostInputs m_inputs;
    claimcheck::compare::Advice m_advice;
};

} // namespace claimcheck::ui::compare
