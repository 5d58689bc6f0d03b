#include "ui/compare/situation_form.h"

namespace claimcheck::ui::compare {

using namespace Qt::StringLiterals;

SituationForm::SituationForm(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"situationForm"_s);
    setAccessibleName(tr("Your situation"));
}

claimcheck::compare::Situation SituationForm::situation() const
{
    return {};
}

void SituationForm::setSituation(const claimcheck::compare::Situation &) {}

QString SituationForm::preset() const
{
    return {};
}

void SituationForm::choosePreset(QStringView) {}

} // namespace claimcheck::ui::compare
