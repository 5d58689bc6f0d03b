#include "ui/compare/api_pane.h"

#include "ui/compare/api_model.h"
#include "ui/compare/claims_model.h"
#include "ui/compare/claims_sources.h"
#include "ui/compare/span_delegate.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented_control.h"

#include <QLabel>
#include <QSpinBox>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

constexpr int mostSamples = 2000; ///< MeasureOptions::samples
constexpr int usualSamples = 200;
constexpr int nameWidth = 244;

} // namespace

ApiPane::ApiPane(QWidget *parent)
    : Pane(tr("What the API sees"), u"apiPane"_s, parent), m_model(new ApiModel(this)),
      m_claims(new ClaimsModel(this)), m_table(new DataTable(tr("What the API sees"), u"apiTable"_s)),
      m_matrix(new DataTable(tr("Claims from every source"), u"claimsTable"_s)), m_stack(new QStackedWidget),
      m_view(new SegmentedControl(tr("What is shown"), u"apiView"_s)),
      m_disagreements(new Chip(u"claimsDisagree"_s)), m_requests(new Chip(u"measuredRequests"_s)),
      m_samples(new QSpinBox)
{
    addControls();
    m_table->setItemDelegate(new SpanDelegate(SpanLayout::Cells, m_table));
    m_table->setModel(m_model);
    m_table->setColumns({{.pixels = nameWidth}, {.stretch = 1}, {.stretch = 1}});
    m_matrix->setModel(m_claims);
    auto *noClaims = new EmptyState(u"claimsEmpty"_s);
    noClaims->setText(tr("No claims to show"),
                      tr("A reference says nothing by itself. Get both and measure: the server is asked."));
    m_stack->setObjectName(u"apiStack"_s);
    m_stack->setAccessibleName(tr("What the API sees"));
    for (QWidget *page : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_matrix),
                          static_cast<QWidget *>(noClaims)})
        m_stack->addWidget(page);
    addBody(m_stack);
    connect(m_view, &SegmentedControl::currentChanged, this, &ApiPane::followView);
    showComparison({});
}

void ApiPane::addControls()
{
    addChip(m_disagreements);
    addChip(m_requests);
    m_requests->setToolTip(tr("Sent for this measurement, those of getting the tokens included"));
    auto *label = new QLabel(tr("Samples"));
    label->setObjectName(u"samplesLabel"_s);
    label->setAccessibleName(label->text());
    label->setProperty("tone", u"muted"_s);
    m_samples->setObjectName(u"samples"_s);
    m_samples->setAccessibleName(tr("Samples of each kind of work"));
    m_samples->setToolTip(tr("How often each kind of work is measured"));
    m_samples->setRange(1, mostSamples);
    m_samples->setValue(usualSamples);
    m_samples->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_samples->setFixedWidth(64);
    label->setBuddy(m_samples);
    for (const QString &text : {tr("Table"), tr("Claims of A"), tr("Claims of B")})
        m_view->addSegment(text);
    addControl(label);
    addControl(m_samples);
    addControl(m_view);
}

void ApiPane::showComparison(const Comparison &comparison)
{
    m_shown = comparison;
    m_model->setComparison(comparison);
    followView();
}

void ApiPane::followView()
{
    const auto view = View(m_view->currentIndex());
    const bool isOver = m_shown.stage == Stage::Completed || m_shown.stage == Stage::Cancelled;
    m_requests->set(isOver && view == View::Table ? tr("%1 requests").arg(m_shown.measurement.requests)
                                                  : QString());
    if (view == View::Table) {
        m_disagreements->set({});
        m_stack->setCurrentIndex(0);
        return;
    }
    m_claims->setMatrix(claimsOf(m_shown, view == View::ClaimsOfA ? CompareSide::A : CompareSide::B));
    const core::ClaimsMatrix &matrix = m_claims->matrix();
    std::vector<ColumnWidth> columns{{.pixels = 172}};
    columns.resize(matrix.sources.size() + 1, {.stretch = 1});
    m_matrix->setColumns(std::move(columns));
    m_stack->setCurrentIndex(matrix.rows.empty() ? 2 : 1);
    const int count = matrix.disagreements();
    m_disagreements->set(matrix.rows.empty() ? QString()
                         : count == 0        ? tr("no disagreement")
                         : count == 1        ? tr("1 disagreement")
                                             : tr("%1 disagreements").arg(count),
                         count == 0 ? Tone::Ok : Tone::Warning, Chip::Mark::OfTone);
}

void ApiPane::setView(View view)
{
    m_view->setCurrentIndex(int(view));
}

int ApiPane::samples() const
{
    return m_samples->value();
}

void ApiPane::setSamples(int samples)
{
    m_samples->setValue(samples);
}

HelpText ApiPane::help() const
{
    return m_stack->currentIndex() == 0 ? m_table->currentHelp() : m_matrix->currentHelp();
}

} // namespace claimcheck::ui::compare
