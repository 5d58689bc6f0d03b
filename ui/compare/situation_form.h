#pragma once

#include "core/compare/situation.h"

#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QToolButton;

namespace claimcheck::ui::compare {

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
    /// The preset that the answers came from; empty once one was changed.
    [[nodiscard]] QString preset() const;
    /// Fills the answers; an unknown id does nothing.
    void choosePreset(QStringView id);

signals:
    /// The user changed an answer, or chose a preset.
    void changed();

private:
    void build();
    void answerChanged();
    void showMore(Qt::CheckState more);

    QComboBox *m_preset = nullptr;
    QToolButton *m_more = nullptr;
    QWidget *m_moreQuestions = nullptr;
    std::vector<QDoubleSpinBox *> m_numbers; ///< in the order of numberQuestions()
    std::vector<QComboBox *> m_answers;      ///< in the order of answerQuestions()
};

} // namespace claimcheck::ui::compare
