#include "ui/compare/advice_panel.h"

namespace claimcheck::ui::compare {

using namespace Qt::StringLiterals;

AdvicePanel::AdvicePanel(QWidget *parent) : Pane(tr("Is the gain worth it to you?"), u"advicePanel"_s, parent)
{
}

void AdvicePanel::setInputs(const claimcheck::compare::CostInputs &inputs)
{
    m_inputs = inputs;
    emit changed();
}

void AdvicePanel::setSituation(const claimcheck::compare::Situation &)
{
    emit changed();
}

void AdvicePanel::choosePreset(QStringView) {}

claimcheck::compare::Situation AdvicePanel::situation() const
{
    return {};
}

} // namespace claimcheck::ui::compare
