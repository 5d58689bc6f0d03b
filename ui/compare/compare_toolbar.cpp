#include "ui/compare/compare_toolbar.h"

#include "ui/compare/compare_actions.h"
#include "ui/compare/flow_runs_button.h"
#include "ui/compare/pair_choice.h"
#include "ui/widgets/action_button.h"
#include "ui/widgets/fonts.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

/// Folds to two lines where there is no room for one.
QLabel *makePromise(QWidget *parent)
{
    auto *promise = new QLabel(parent);
    promise->setObjectName(u"comparePromise"_s);
    promise->setAccessibleName(CompareToolbar::tr("What the two have in common"));
    promise->setProperty("tone", u"muted"_s);
    promise->setFont(smallFont());
    promise->setWordWrap(true);
    return promise;
}

} // namespace

CompareToolbar::CompareToolbar(const CompareActions &actions, const CompareServices &services,
                               QWidget *parent)
    : QWidget(parent), m_pairs(new PairChoice(this)), m_flowRuns(new FlowRunsButton(services, this)),
      m_promise(makePromise(this))
{
    setObjectName(u"compareToolbar"_s);
    setAccessibleName(tr("What is compared"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_pairs);
    row->addWidget(new ActionButton(actions.measure(), ButtonKind::Primary, this));
    row->addWidget(new ActionButton(actions.paste(), ButtonKind::Plain, this));
    row->addWidget(m_flowRuns);
    row->addWidget(new ActionButton(actions.twoTokens(), ButtonKind::Plain, this));
    row->addSpacing(6);
    row->addWidget(m_promise, 1);
    showSubject(Subject::Profile);
}

void CompareToolbar::showSubject(Subject subject)
{
    switch (subject) {
    case Subject::Profile:
        return m_promise->setText(tr("Same user, client and scopes; only the token format differs."));
    case Subject::FlowRuns:
        return m_promise->setText(tr("Two runs of Flow: user, client and scopes may differ too."));
    case Subject::Pasted: break;
    }
    m_promise->setText(tr("Pasted: nothing is sent, nothing is measured."));
}

void CompareToolbar::addTool(QWidget *tool)
{
    layout()->addWidget(tool);
}

} // namespace claimcheck::ui::compare
