#include "ui/inspect/member_panel.h"

#include "ui/widgets/branch_keys.h"
#include "ui/widgets/byte_colours.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/data_table.h"
#include "ui/widgets/hex_view.h"
#include "ui/widgets/segmented_control.h"

#include <QLabel>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

QLabel *noticeLabel(const QString &name, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setObjectName(name);
    label->setAccessibleName(MemberPanel::tr("Notice"));
    label->setProperty("tone", u"muted"_s);
    label->setWordWrap(true);
    label->setMargin(12);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    return label;
}

} // namespace

MemberPanel::MemberPanel(const QString &title, const QString &objectName, MemberLayout layout,
                         QWidget *parent)
    : Pane(title, objectName, parent), m_model(new MemberModel(layout, this)),
      m_views(new SegmentedControl(tr("%1 as").arg(title), objectName + u".views"_s, this)),
      m_stack(new QStackedWidget(this)), m_table(new DataTable(title, objectName + u".table"_s, this)),
      m_json(new ByteView(tr("%1 as JSON").arg(title), objectName + u".json"_s, this)),
      m_hex(new HexView(tr("%1 in hexadecimal").arg(title), objectName + u".hex"_s, this)),
      m_notice(noticeLabel(objectName + u".notice"_s, this)), m_top(new QWidget(this)),
      m_origin(new Chip(objectName + u".origin"_s, this))
{
    m_model->setObjectName(objectName + u".model"_s);
    m_stack->setObjectName(objectName + u".stack"_s);
    m_stack->setAccessibleName(title);
    m_top->setObjectName(objectName + u".top"_s);
    m_top->setAccessibleName(title);
    m_views->addSegment(tr("Table"));
    m_views->addSegment(tr("JSON"));
    m_views->addSegment(tr("Hex"));
    addChip(m_origin);
    addControl(m_views);
    m_table->setModel(m_model);
    if (layout == MemberLayout::MeaningColumn)
        m_table->setColumns({{0, 18}, {0, 42}, {0, 40}});
    else
        m_table->setColumns({{92, 0}, {0, 1}});
    for (QWidget *page : {static_cast<QWidget *>(m_table), static_cast<QWidget *>(m_json),
                          static_cast<QWidget *>(m_hex), static_cast<QWidget *>(m_notice)})
        m_stack->addWidget(page);
    m_top->hide();
    addBody(m_top, 0);
    addBody(m_stack);
    connect(m_views, &SegmentedControl::currentChanged, this, &MemberPanel::showPage);
    connect(m_table, &DataTable::currentRowChanged, this, &MemberPanel::choose);
    const auto *branches = new BranchKeys(m_table);
    connect(branches, &BranchKeys::openRequested, m_model, &MemberModel::openBranch);
    connect(branches, &BranchKeys::closeRequested, m_model, &MemberModel::closeBranch);
    connect(branches, &BranchKeys::parentRequested, this,
            [this](int row) { m_table->setCurrentIndex(m_model->index(m_model->parentRow(row), 0)); });
    connect(m_json, &ByteView::caretMoved, this, [this](qsizetype offset) {
        const MemberRow *first = m_model->row(0);
        const int row = first ? m_model->rowAt(first->part, offset) : -1;
        if (row >= 0)
            m_table->setCurrentIndex(m_model->index(row, 0));
    });
}

void MemberPanel::setTop(QWidget *top)
{
    auto *column = new QVBoxLayout(m_top);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(top);
    auto *line = new Hairline(Qt::Horizontal, m_top);
    line->setObjectName(objectName() + u".topLine"_s);
    column->addWidget(line);
}

void MemberPanel::showPage()
{
    const bool empty = m_model->rowCount() == 0 && m_views->currentIndex() == 0;
    m_stack->setCurrentIndex(empty ? m_stack->count() - 1 : m_views->currentIndex());
}

void MemberPanel::setOrigin(const QString &text, QLatin1StringView icon)
{
    if (icon.isEmpty())
        m_origin->set(text);
    else
        m_origin->set(text, Tone::Info, icon);
}

void MemberPanel::showTop(bool shown)
{
    m_top->setVisible(shown);
}

void MemberPanel::show(const MemberRows &rows, const QByteArray &bytes, const std::vector<ByteRole> &colours,
                       const QString &notice)
{
    const QScopedValueRollback quiet(m_quiet, true);
    m_model->setRows(rows);
    m_json->setText(bytes);
    m_json->setSpans(byteSpans(colours));
    m_hex->setBytes(bytes);
    m_notice->setText(notice);
    m_notice->setAccessibleDescription(notice);
    for (const int view : {1, 2})
        m_views->setSegmentEnabled(view, !bytes.isEmpty());
    if (bytes.isEmpty())
        m_views->setCurrentIndex(0);
    showPage();
}

void MemberPanel::choose(int row)
{
    const MemberRow *member = m_model->row(row);
    m_json->setHighlight(member ? member->json : base::ByteRange{});
    if (!m_quiet)
        emit memberChosen(member);
}

void MemberPanel::selectRow(int row)
{
    const QScopedValueRollback quiet(m_quiet, true);
    if (row < 0) {
        m_table->clearSelection();
        m_table->setCurrentIndex({});
        return;
    }
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_table->scrollTo(m_model->index(row, 0));
}

HelpText MemberPanel::help() const
{
    return m_table->currentHelp();
}

} // namespace claimcheck::ui::inspect
