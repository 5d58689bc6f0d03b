#include "ui/compare/compare_actions.h"

#include "ui/compare/compare_session.h"
#include "ui/widgets/icons.h"

#include <QWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

QAction *make(QWidget *owner, const QString &name, const QString &text, const QKeySequence &keys = {})
{
    auto *action = new QAction(text, owner);
    action->setObjectName(name);
    action->setShortcut(keys);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    if (!keys.isEmpty())
        action->setToolTip(u"%1 (%2)"_s.arg(text, keys.toString(QKeySequence::NativeText)));
    owner->addAction(action);
    return action;
}

} // namespace

CompareActions::CompareActions(QWidget *owner)
    : QObject(owner), m_measure(make(owner, u"compareMeasure"_s, tr("Get both and measure"), Qt::Key_F5)),
      m_cancel(make(owner, u"compareStop"_s, tr("Cancel the measurement"), Qt::Key_Escape)),
      m_paste(make(owner, u"comparePaste"_s, tr("Paste two responses\u2026"))),
      m_twoTokens(make(owner, u"compareTwoTokens"_s, tr("Compare two tokens\u2026"))),
      m_differences(make(owner, u"compareDifferences"_s, tr("Differences of A and B, claim by claim")))
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
