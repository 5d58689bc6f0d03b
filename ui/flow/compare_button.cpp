#include "ui/flow/compare_button.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

CompareButton::CompareButton(const RunSession &session, const RunKeeper &keeper, QWidget *parent)
    : Button(tr("Compare"), u"compareButton"_s, ButtonKind::Plain, parent), m_session(session),
      m_keeper(keeper), m_menu(new QMenu(this)),
      m_withLast(new QAction(tr("Compare this run with the one before it"), this))
{
    m_menu->setObjectName(u"compareMenu"_s);
    m_menu->setAccessibleName(tr("Compare this run with an earlier one"));
    m_withLast->setObjectName(u"flowCompare"_s);
    setDropDown(m_menu);
    connect(m_withLast, &QAction::triggered, this, [this] { choose(m_last); });
    connect(&m_keeper, &RunKeeper::changed, this, &CompareButton::follow);
    connect(&m_session, &RunSession::changed, this, &CompareButton::follow);
    follow();
}

void CompareButton::follow()
{
    const auto &runs = m_keeper.runs();
    // A flow of a file may have been shown before, and then is among the earlier ones itself.
    const auto isOther = [shown = m_session.isRecorded() ? m_session.snapshot() : nullptr](
                             const KeptRun &kept) { return kept.run != shown; };
    const auto last = std::ranges::find_if(runs, isOther);
    m_last = int(last - runs.begin());
    const bool can = last != runs.end() && !m_session.trace().isEmpty();
    setEnabled(can);
    m_withLast->setEnabled(can);
    setToolTip(can ? tr("Compare this run with an earlier one")
                   : tr("There is nothing to compare with yet: run once more, or open a recorded run."));
    m_menu->clear();
    for (int index = 0; index < int(runs.size()); ++index) {
        if (!isOther(runs[std::size_t(index)]))
            continue;
        QAction *choice = m_menu->addAction(runs[std::size_t(index)].title);
        choice->setObjectName(u"compareWith.%1"_s.arg(index));
        connect(choice, &QAction::triggered, this, [this, index] { choose(index); });
    }
}

void CompareButton::choose(int index)
{
    const auto &runs = m_keeper.runs();
    auto current = m_session.snapshot();
    if (index < 0 || index >= int(runs.size()) || !current)
        return;
    const QString title = runTitle(*current);
    emit compareRequested(runs[std::size_t(index)], {title, std::move(current)});
}

} // namespace claimcheck::ui::flow
