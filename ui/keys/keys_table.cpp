#include "ui/keys/keys_table.h"

#include "ui/keys/keys_delegate.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QFocusEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QSortFilterProxyModel>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

constexpr int tableHeaderHeight = 29;
/// The columns' shares of the width.
constexpr int shares[] = {142, 140, 54, 130, 118, 216};

} // namespace

KeysTable::KeysTable(KeysModel *model, QWidget *parent)
    : QTreeView(parent), m_keys(model), m_filter(new QSortFilterProxyModel(this))
{
    setObjectName(u"keys.table"_s);
    setAccessibleName(tr("Keys"));
    m_filter->setSourceModel(model);
    m_filter->setRecursiveFilteringEnabled(true);
    m_filter->setFilterRole(KeysModel::SearchRole);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    setModel(m_filter);
    setItemDelegate(new KeysDelegate(this));
    setRootIsDecorated(false);
    setIndentation(0);
    setItemsExpandable(true);
    setExpandsOnDoubleClick(false);
    setFrameShape(QFrame::NoFrame);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    header()->setObjectName(u"keys.table.columns"_s);
    header()->setAccessibleName(tr("Columns"));
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setSectionResizeMode(QHeaderView::Fixed);
    header()->setStretchLastSection(false);
    header()->setFixedHeight(tableHeaderHeight);
    header()->setFont(smallFont());
    connect(m_filter, &QAbstractItemModel::modelReset, this, &QTreeView::expandAll);
    connect(this, &QTreeView::clicked, this, &KeysTable::toggle);
    connect(this, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (QGuiApplication::mouseButtons() == Qt::NoButton)
            toggle(index);
    });
}

QModelIndex KeysTable::source(const QModelIndex &index) const
{
    return m_filter->mapToSource(index);
}

void KeysTable::toggle(const QModelIndex &index)
{
    if (!m_keys->position(source(index)))
        setExpanded(index.siblingAtColumn(0), !isExpanded(index.siblingAtColumn(0)));
}

void KeysTable::setFilter(const QString &text)
{
    m_filter->setFilterFixedString(text.trimmed());
    expandAll();
}

void KeysTable::choose(KeyPosition position)
{
    setCurrentIndex(m_filter->mapFromSource(m_keys->indexOf(position)));
}

std::optional<KeyPosition> KeysTable::chosen() const
{
    return m_keys->position(source(currentIndex()));
}

int KeysTable::chosenSet() const
{
    const QModelIndex index = source(currentIndex());
    const auto place = m_keys->position(index);
    return place ? int(place->set) : index.row();
}

void KeysTable::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    emit chosenChanged();
}

void KeysTable::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool focused =
        hasFocus() && index.row() == currentIndex().row() && index.parent() == currentIndex().parent();
    if (m_keys->position(source(index)))
        QTreeView::drawRow(painter, option, index);
    else
        paintGroup(*painter, option.rect, index.data().toString(),
                   isExpanded(index) ? GroupState::Open : GroupState::Folded);
    if (focused) {
        painter->setPen(QPen(colour(ColourRole::Accent), 2));
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option.rect.adjusted(1, 1, -2, -2));
    }
}

void KeysTable::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy) && currentIndex().isValid()) {
        QGuiApplication::clipboard()->setText(currentIndex().siblingAtColumn(0).data().toString());
        return;
    }
    // Leave what this table does not use to the window (paste, palette, modes).
    if (event->modifiers() & (Qt::ControlModifier | Qt::AltModifier)) {
        event->ignore();
        return;
    }
    QTreeView::keyPressEvent(event);
}

void KeysTable::focusInEvent(QFocusEvent *event)
{
    QTreeView::focusInEvent(event);
    if (!currentIndex().isValid() && m_filter->rowCount() > 0)
        setCurrentIndex(m_filter->index(0, 0));
}

void KeysTable::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    int left = viewport()->width(), sum = 0;
    for (const int share : shares)
        sum += share;
    for (int column = 0; column < KeysModel::ColumnCount; ++column) {
        const int width = left * shares[column] / sum;
        setColumnWidth(column, width);
        left -= width;
        sum -= shares[column];
    }
}

} // namespace claimcheck::ui::keys
