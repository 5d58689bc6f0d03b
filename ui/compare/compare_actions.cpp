#include "ui/compare/compare_actions.h"

#include "ui/compare/compare_session.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/shortcut_action.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

CompareActions::CompareActions(QWidget *owner)
    : QObject(owner),
      m_measure(makeShortcutAction(owner, u"compareMeasure"_s, tr("Get both and measure"), Qt::Key_F5)),
      m_cancel(makeShortcutAction(owner, u"compareStop"_s, tr("Cancel the measurement"), Qt::Key_Escape)),
      m_paste(makeShortcutAction(owner, u"comparePaste"_s, tr("Paste two responses\u2026"))),
      m_twoTokens(makeShortcutAction(owner, u"compareTwoTokens"_s, tr("Compare two tokens\u2026"))),
      m_differences(
          makeShortcutAction(owner, u"compareDifferences"_s, tr("Differences of A and B, claim by claim")))
{
    m_measure->setIcon(icon("play"_L1, ColourRole::OnAccent));
}

QList<QAction *> CompareActions::all() const
{
    return {m_measure, m_cancel, m_paste, m_twoTokens, m_differences};
}

void CompareActions::update(const CompareSession &session)
{
    const bool ofRuns = session.comparison().subject == Subject::FlowRuns;
    m_measure->setText(ofRuns ? tr("Measure both") : tr("Get both and measure"));
    m_measure->setEnabled(session.canMeasure() && !session.isMeasuring());
    m_cancel->setEnabled(session.isMeasuring());
    m_differences->setEnabled(session.comparison().hasResponses());
}

} // namespace claimcheck::ui::compare
