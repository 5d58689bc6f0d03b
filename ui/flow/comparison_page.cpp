#include "ui/flow/comparison_page.h"

#include "ui/widgets/button.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/pane.h"

#include <QCheckBox>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

using claimcheck::flow::ComparedMessage;

ComparisonPage::ComparisonPage(QWidget *parent)
    : QWidget(parent), m_messages(new ComparedMessagesModel(this)), m_values(new ComparedValuesModel(this)),
      m_list(new Pane(tr("Two runs"), u"comparedRuns"_s)),
      m_detail(new Pane(tr("What differs"), u"comparedMessage"_s)),
      m_messageTable(new DataTable(tr("Messages of both runs"), u"comparedMessages"_s)),
      m_valueTable(new DataTable(tr("Values that differ"), u"comparedValues"_s)),
      m_summary(new Chip(u"comparedSummary"_s, this)), m_checks(new Chip(u"comparedChecks"_s, this)),
      m_expected(new QCheckBox(tr("Also what is new in every run"), this))
{
    setObjectName(u"comparisonPage"_s);
    setAccessibleName(tr("Two runs compared"));
    makeLists();
    auto *splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setObjectName(u"comparisonParts"_s);
    splitter->setAccessibleName(tr("Messages and what differs"));
    splitter->setHandleWidth(10);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(m_detail);
    splitter->setSizes({540, 780});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter);
    connect(m_messageTable, &DataTable::currentRowChanged, this, &ComparisonPage::showMessage);
    connect(m_expected, &QCheckBox::toggled, this,
            [this] { showMessage(m_messageTable->currentIndex().row()); });
}

void ComparisonPage::makeLists()
{
    auto *close = new Button(tr("Back to the run"), u"comparisonClose"_s, ButtonKind::Plain, this);
    connect(close, &QPushButton::clicked, this, &ComparisonPage::closeRequested);
    m_expected->setObjectName(u"comparedExpected"_s);
    m_expected->setAccessibleName(m_expected->text());
    m_expected->setToolTip(tr("state, nonce, code, tokens and times are never the same in two runs."));
    m_list->addChip(m_summary);
    m_list->addChip(m_checks);
    m_list->addControl(close);
    m_list->addBody(m_messageTable);
    m_detail->addControl(m_expected);
    m_detail->addBody(m_valueTable);
    m_messageTable->setModel(m_messages);
    m_messageTable->setColumns(
        {{.pixels = 40}, {.pixels = 64}, {.pixels = 56}, {.stretch = 1}, {.stretch = 1}});
    m_valueTable->setModel(m_values);
    m_valueTable->setColumns({{.pixels = 210}, {.stretch = 1}, {.stretch = 1}});
}

void ComparisonPage::compare(const KeptRun &earlier, const KeptRun &current)
{
    m_messages->setComparison(nullptr);
    m_values->setMessage(nullptr, ShowExpected::No);
    m_earlier = earlier;
    m_current = current;
    m_comparison = claimcheck::flow::compareRuns(*m_earlier.run, *m_current.run);
    m_values->setRuns(m_earlier, m_current);
    m_messages->setComparison(&m_comparison);
    showSummary();
    showFirstDifference();
}

void ComparisonPage::showSummary()
{
    const auto &messages = m_comparison.messages;
    const auto differ =
        std::ranges::count_if(messages, [](const ComparedMessage &one) { return !one.isSame(); });
    qsizetype checks = 0;
    for (const ComparedMessage &message : messages)
        checks += qsizetype(message.checks.size());
    if (differ == 0)
        m_summary->set(tr("no difference"), Tone::Ok, Chip::Mark::OfTone);
    else
        m_summary->set(tr("%1 of %2 messages differ").arg(differ).arg(messages.size()), Tone::Warning,
                       Chip::Mark::OfTone);
    m_checks->set(checks == 0   ? QString()
                  : checks == 1 ? tr("1 check")
                                : tr("%1 checks").arg(checks),
                  Tone::Warning, Chip::Mark::OfTone);
}

void ComparisonPage::showFirstDifference()
{
    const auto &messages = m_comparison.messages;
    const auto found =
        std::ranges::find_if(messages, [](const ComparedMessage &one) { return !one.isSame(); });
    const int row = found == messages.end() ? 0 : int(found - messages.begin());
    if (!messages.empty())
        m_messageTable->setCurrentIndex(m_messages->index(row, 0));
    showMessage(messages.empty() ? -1 : row);
}

void ComparisonPage::showMessage(int row)
{
    const bool there = row >= 0 && row < int(m_comparison.messages.size());
    const ComparedMessage *message = there ? &m_comparison.messages[std::size_t(row)] : nullptr;
    m_values->setMessage(message, m_expected->isChecked() ? ShowExpected::Yes : ShowExpected::No);
    m_detail->setTitle(message ? m_messages->index(row, ComparedMessagesModel::Name).data().toString()
                               : tr("What differs"));
}

void ComparisonPage::setReveal(base::Reveal reveal)
{
    m_values->setReveal(reveal);
}

} // namespace claimcheck::ui::flow
