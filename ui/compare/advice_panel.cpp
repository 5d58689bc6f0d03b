#include "ui/compare/advice_panel.h"

#include "core/report/cost_plot.h"
#include "ui/compare/advice_text.h"
#include "ui/compare/situation_form.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/plot.h"
#include "ui/widgets/verdict_box.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace core = claimcheck::compare;

AdvicePanel::AdvicePanel(QWidget *parent)
    : Pane(tr("Is the gain worth it to you?"), u"advicePanel"_s, parent), m_form(new SituationForm(this)),
      m_quantity(new QComboBox(this)), m_logarithmic(new QCheckBox(tr("Log scale"), this)),
      m_plot(new Plot(tr("Cost over load"), u"advice.plot"_s, this)),
      m_answer(new VerdictBox(u"advice.answer"_s, this)), m_reasons(new QLabel(this))
{
    fillQuantities();
    m_plot->setPlaceholder(tr("Nothing was measured yet: what each choice costs is drawn here then."));
    m_reasons->setObjectName(u"advice.reasons"_s);
    m_reasons->setTextFormat(Qt::PlainText); // names of claims are in it
    m_reasons->setWordWrap(true);
    m_reasons->setFont(smallFont());
    m_reasons->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *scroll = new QScrollArea(this);
    scroll->setObjectName(u"advice.scroll"_s);
    scroll->setAccessibleName(title());
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(body());
    // The pane's own ground shows through.
    scroll->viewport()->setAutoFillBackground(false);
    scroll->widget()->setAutoFillBackground(false);
    addBody(scroll);
    connect(m_form, &SituationForm::changed, this, &AdvicePanel::recompute);
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &AdvicePanel::showPlot);
    connect(m_logarithmic, &QCheckBox::toggled, this, &AdvicePanel::showPlot);
    recompute();
}

QWidget *AdvicePanel::body()
{
    auto *inside = new QWidget(this);
    inside->setObjectName(u"advice.body"_s);
    inside->setAccessibleName(title());
    auto *column = new QVBoxLayout(inside);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(10);
    column->addWidget(m_form);
    column->addLayout(plotRow());
    column->addWidget(m_plot);
    column->addWidget(m_answer);
    column->addWidget(m_reasons);
    column->addStretch(1);
    return inside;
}

QHBoxLayout *AdvicePanel::plotRow()
{
    m_logarithmic->setObjectName(u"advice.logarithmic"_s);
    m_logarithmic->setAccessibleName(tr("Logarithmic scale of costs"));
    m_logarithmic->setToolTip(tr("Shows small costs beside large ones."));
    auto *row = new QHBoxLayout;
    row->setSpacing(10);
    row->addWidget(m_quantity, 1);
    row->addWidget(m_logarithmic);
    return row;
}

void AdvicePanel::fillQuantities()
{
    m_quantity->setObjectName(u"advice.quantity"_s);
    m_quantity->setAccessibleName(tr("What the plot shows"));
    for (const core::QuantityRow &row : core::quantities()) {
        m_quantity->addItem(row.translatedTitle(), int(row.id));
        m_quantity->setItemData(m_quantity->count() - 1, row.translatedFormula(), Qt::ToolTipRole);
    }
    m_quantity->setCurrentIndex(int(core::Quantity::WaitPerSecond));
}

void AdvicePanel::setInputs(const core::CostInputs &inputs)
{
    m_inputs = inputs;
    recompute();
}

void AdvicePanel::setSituation(const core::Situation &situation)
{
    m_form->setSituation(situation);
    recompute();
}

void AdvicePanel::choosePreset(QStringView id)
{
    m_form->choosePreset(id);
}

core::Situation AdvicePanel::situation() const
{
    return m_form->situation();
}

void AdvicePanel::recompute()
{
    m_advice = core::advise(m_inputs, m_form->situation());
    m_answer->set(m_advice.choice ? Tone::Info : Tone::Warning, m_advice.heading, m_advice.summary);
    m_answer->setToolTip(figureSources(m_advice));
    const QString more = adviceText(m_advice);
    m_reasons->setText(more);
    m_reasons->setAccessibleName(more);
    showPlot();
    emit changed();
}

void AdvicePanel::showPlot()
{
    const auto quantity = core::Quantity(m_quantity->currentData().toInt());
    m_quantity->setToolTip(core::rowOf(quantity).translatedFormula());
    report::PlotData plot = report::costPlot(quantity, m_inputs, m_form->situation(), m_advice.choice);
    plot.y.scale = m_logarithmic->isChecked() ? report::PlotScale::Logarithmic : report::PlotScale::Linear;
    m_plot->setData(plot);
}

} // namespace claimcheck::ui::compare
