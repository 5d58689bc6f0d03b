#include "ui/widgets/data_table.h"

#include "ui/widgets/cell_delegate.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {
constexpr int headerHeight = 29;
constexpr int minimumColumn = 40;
/// The first rows give a short table its height. All others are measured when they come into sight, because
/// setting the text of every row would hold the event loop.
constexpr int measuredRows = 16;
} // namespace

DataTable::DataTable(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QTableView(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setFrameShape(QFrame::NoFrame);
    setWordWrap(true);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setTabKeyNavigation(false);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(20);
    verticalHeader()->setDefaultSectionSize(29);
    verticalHeader()->setObjectName(objectName + u".rows"_s);
    verticalHeader()->setAccessibleName(tr("Rows"));
    horizontalHeader()->setObjectName(objectName + u".columns"_s);
    horizontalHeader()->setAccessibleName(tr("Columns"));
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setFixedHeight(headerHeight);
    horizontalHeader()->setMinimumSectionSize(24);
    horizontalHeader()->setFont(smallFont());
}

void DataTable::setModel(QAbstractItemModel *newModel)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QTableView::setModel(newModel);
    if (!newModel)
        return;
    connect(newModel, &QAbstractItemModel::modelReset, this, &DataTable::scheduleLayOut);
    connect(newModel, &QAbstractItemModel::rowsInserted, this, &DataTable::scheduleLayOut);
    connect(newModel, &QAbstractItemModel::rowsRemoved, this, &DataTable::scheduleLayOut);
    connect(newModel, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                // A countdown changes one row a second: the others need not be measured for that.
                const int row = first.row();
                if (row != last.row() || m_scheduled || std::size_t(row) >= m_measured.size())
                    return scheduleLayOut();
                m_measured[std::size_t(row)] = false;
                if (row < measuredRows)
                    measureRow(row);
                measureRowsInSight();
            });
    scheduleLayOut();
}

void DataTable::setColumns(std::vector<ColumnWidth> columns)
{
    m_columns = std::move(columns);
    layOutColumns();
    scheduleLayOut();
}

HelpText DataTable::currentHelp() const
{
    const int row = currentIndex().row();
    HelpText help;
    if (!model() || row < 0)
        return help;
    for (int column = 0; column < model()->columnCount(); ++column) {
        const QModelIndex cell = model()->index(row, column);
        if (help.title.isEmpty())
            help.title = cell.data(Qt::DisplayRole).toString();
        if (help.text.isEmpty())
            help.text = cell.data(CellHelpRole).toString();
        if (help.url.isEmpty())
            help.url = cell.data(CellUrlRole).toUrl();
        if (help.reference.isEmpty())
            help.reference = cell.data(CellReferenceRole).toString();
    }
    return help;
}

QSize DataTable::sizeHint() const
{
    int height = horizontalHeader()->isVisible() ? headerHeight : 0;
    height += verticalHeader()->length();
    return {QTableView::sizeHint().width(), height + 1};
}

void DataTable::layOutColumns()
{
    int left = viewport()->width();
    int shares = 0;
    for (const ColumnWidth &column : m_columns) {
        left -= column.stretch == 0 ? column.pixels : 0;
        shares += column.stretch;
    }
    for (int index = 0; index < int(m_columns.size()) && index < horizontalHeader()->count(); ++index) {
        const ColumnWidth &column = m_columns[std::size_t(index)];
        if (column.stretch == 0) {
            setColumnWidth(index, column.pixels);
            continue;
        }
        const int width = qMax(minimumColumn, left * column.stretch / shares);
        left -= width;
        shares -= column.stretch;
        setColumnWidth(index, width);
    }
}

void DataTable::layOutRows()
{
    m_scheduled = false;
    if (!model())
        return;
    layOutColumns();
    m_measured.assign(std::size_t(model()->rowCount()), false);
    for (int row = 0; row < qMin(model()->rowCount(), measuredRows); ++row)
        measureRow(row);
    measureRowsInSight();
    updateGeometry();
}

void DataTable::layOutNow()
{
    if (m_scheduled)
        layOutRows();
}

void DataTable::measureRow(int row)
{
    if (row < 0 || std::size_t(row) >= m_measured.size() || m_measured[std::size_t(row)])
        return;
    m_measured[std::size_t(row)] = true;
    resizeRowToContents(row);
}

void DataTable::measureRowsInSight()
{
    if (!model() || !isVisible())
        return;
    for (int row = rowAt(0); row >= 0 && row < int(m_measured.size()); ++row) {
        if (rowViewportPosition(row) > viewport()->height())
            break;
        measureRow(row);
    }
}

void DataTable::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    measureRowsInSight();
}

void DataTable::scheduleLayOut()
{
    if (m_scheduled)
        return;
    m_scheduled = true;
    QTimer::singleShot(0, this, &DataTable::layOutNow); // unless it was done before
}

void DataTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        layOutRows();
    else
        measureRowsInSight();
}

void DataTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    measureRowsInSight();
}

void DataTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex cell = currentIndex();
    if (event->matches(QKeySequence::Copy) && cell.isValid()) {
        const QVariant whole = cell.data(CellCopyRole);
        QGuiApplication::clipboard()->setText(
            (whole.isValid() ? whole : cell.data(Qt::DisplayRole)).toString());
        return;
    }
    // Leave what this table does not use to the window (paste, palette, modes).
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier) &&
        !event->matches(QKeySequence::SelectAll)) {
        event->ignore();
        return;
    }
    QTableView::keyPressEvent(event);
}

void DataTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    const bool byKeyboard =
        event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    if (byKeyboard && !currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
    viewport()->update();
}

void DataTable::mouseReleaseEvent(QMouseEvent *event)
{
    QTableView::mouseReleaseEvent(event);
    const QModelIndex cell = indexAt(event->position().toPoint());
    const auto style = cell.data(CellStyleRole).value<CellStyle>();
    if (cell.isValid() && (style == CellStyle::Link || style == CellStyle::Reference)) {
        const QUrl url = cell.data(CellUrlRole).toUrl();
        if (url.isValid())
            QDesktopServices::openUrl(url);
    }
}

void DataTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() == previous.row())
        return;
    if (current.isValid() && isVisible()) {
        // Rows that come into sight are measured, grow, and push the row out again.
        for (int tries = 0; tries < 8 && !viewport()->rect().contains(visualRect(current)); ++tries) {
            measureRow(current.row());
            updateGeometries();
            scrollTo(current);
        }
    }
    emit currentRowChanged(current.row());
}

void DataTable::paintEvent(QPaintEvent *event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    const QRect first = visualRect(currentIndex().siblingAtColumn(0));
    QPainter painter(viewport());
    painter.setPen(QPen(colour(ColourRole::Accent), 2));
    painter.drawRect(QRect(1, first.top() + 1, viewport()->width() - 2, first.height() - 3));
}

} // namespace claimcheck::ui
