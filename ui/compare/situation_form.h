#pragma once

#include "core/compare/situation.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QGridLayout;

namespace claimcheck::ui {
class Button;
}

namespace claimcheck::ui::compare {

class NumberField;

/// The questions, those that matter most in sight and the others under "More questions", with a chooser of
/// situations that fills them.
class SituationForm final : public QWidget
{
    Q_OBJECT

public:
    explicit SituationForm(QWidget *parent = nullptr);

    [[nodiscard]] claimcheck::compare::Situation situation() const;
    /// Does not emit changed().
    void setSituation(const claimcheck::compare::Situation &situation);
    /// The id of the preset that the answers came from; empty once one was changed.
    [[nodiscard]] QString preset() const;
    /// Fills the answers; an unknown id does nothing.
    void choosePreset(QStringView id);

signals:
    /// The user changed an answer, or chose a preset.
    void changed();

private:
    void fillPresets();
    void addNumber(QGridLayout *grid, const claimcheck::compare::NumberRow &row);
    void addAnswer(QGridLayout *grid, const claimcheck::compare::AnswerRow &row);
    void orderTabs();
    void answerChanged();
    void toggleMore();

    QComboBox *m_preset;
    Button *m_more;
    QWidget *m_moreQuestions;
    std::vector<NumberField *> m_numbers; ///< in the order of numberQuestions()
    std::vector<QComboBox *> m_answers;   ///< in the order of answerQuestions()
    bool m_filling = false;
};

} // namespace claimcheck::ui::compare
