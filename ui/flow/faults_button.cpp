#include "ui/flow/faults_button.h"

#include "ui/flow/faults_menu.h"
#include "ui/widgets/icons.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

FaultsButton::FaultsButton(const FlowServices &services, QWidget *parent)
    : Button({}, u"faultsButton"_s, ButtonKind::Plain, parent),
      m_menu(new FaultsMenu(services.faults(), this))
{
    setDropDown(m_menu);
    setToolTip(tr("Make the built-in provider break the rules, to see what the checks say."));
    showCount(0);
    connect(m_menu, &FaultsMenu::chosenChanged, this,
            [this, set = services.setFaults](const QStringList &ids) {
                showCount(ids.size());
                set(ids);
            });
}

void FaultsButton::showCount(qsizetype count)
{
    setText(count == 0 ? tr("Faults") : tr("Faults: %1").arg(count));
    setAccessibleName(count == 0 ? tr("Faults of the provider, none on")
                                 : tr("Faults of the provider, %1 on").arg(count));
    setIcon(count == 0 ? QIcon() : toneIcon(Tone::Warning));
}

} // namespace claimcheck::ui::flow
