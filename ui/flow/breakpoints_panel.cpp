#include "ui/flow/breakpoints_panel.h"

#include "ui/flow/breakpoint_form.h"
#include "ui/flow/run_session.h"
#include "ui/models/fact_model.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/pane.h"

#include <QAction>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {
constexpr int tallestList = 120;
} // namespace

using claimcheck::flow::Breakpoint;

BreakpointsPanel::BreakpointsPanel(RunSession &session, QWidget *parent)
    : QWidget(parent), m_session(session), m_model(new FactModel(this)),
      m_table(new DataTable(tr("Breakpoints"), u"breakpointsTable"_s)), m_column(new QVBoxLayout(this))
{
    setObjectName(u"breakpointsPanel"_s);
    setAccessibleName(tr("Breakpoints"));
    m_table->setModel(m_model);
    m_table->horizontalHeader()->hide();
    m_table->setColumns({{.pixels = 44}, {.stretch = 1}});
    m_table->setMaximumHeight(tallestList);
    m_table->installEventFilter(this);
    m_table->setToolTip(tr("Delete removes the chosen one."));
    auto *form = new BreakpointForm(this);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(new Hairline(Qt::Horizontal, this));
    m_column->addWidget(m_table);
    m_column->addWidget(form);
    connect(form, &BreakpointForm::added, this,
            [this](const Breakpoint &breakpoint) { m_session.addBreakpoint(breakpoint); });
    m_table->hide();
}

void BreakpointsPanel::addOption(QAction *option)
{
    auto *box = new QCheckBox(option->text(), this);
    box->setObjectName(option->objectName() + u".box"_s);
    box->setAccessibleName(option->text());
    box->setToolTip(option->toolTip());
    box->setChecked(option->isChecked());
    auto *row = new QHBoxLayout;
    row->setContentsMargins(12, 0, 12, 8);
    row->addWidget(box);
    m_column->addLayout(row);
    connect(box, &QCheckBox::toggled, option, &QAction::setChecked);
    connect(option, &QAction::toggled, box, &QCheckBox::setChecked);
}

void BreakpointsPanel::update()
{
    if (m_shown == m_session.breakpoints())
        return;
    m_shown = m_session.breakpoints();
    std::vector<Fact> facts;
    for (const Breakpoint &breakpoint : m_shown)
        facts.push_back({breakpoint.hasCondition() ? u"\u25c9"_s : u"\u25cf"_s,
                         describe(breakpoint),
                         CellStyle::Text,
                         {}});
    m_model->setFacts(std::move(facts));
    m_table->setVisible(!m_shown.empty());
}

void BreakpointsPanel::removeCurrent()
{
    const int row = m_table->currentIndex().row();
    if (row >= 0 && row < int(m_shown.size()))
        m_session.removeBreakpoint(Breakpoint(m_shown[std::size_t(row)]));
}

bool BreakpointsPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Delete || key == Qt::Key_Backspace) {
            removeCurrent();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace claimcheck::ui::flow
