#include "ui/widgets/branch_keys.h"

#include "ui/models/branch_roles.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QTableView>

namespace claimcheck::ui {

namespace {

/// The triangle and some room around it; the name begins behind it.
constexpr int triangleWidth = 14;

Branch stateOf(const QModelIndex &index)
{
    return index.siblingAtColumn(0).data(BranchStateRole).value<Branch>();
}

} // namespace

BranchKeys::BranchKeys(QTableView *table) : QObject(table), m_table(table)
{
    table->installEventFilter(this);
    table->viewport()->installEventFilter(this);
}

void BranchKeys::turn(int row)
{
    const Branch state = stateOf(m_table->model()->index(row, 0));
    if (state == Branch::Open)
        emit closeRequested(row);
    else if (state == Branch::Closed)
        emit openRequested(row);
}

bool BranchKeys::take(int key)
{
    const QModelIndex current = m_table->currentIndex();
    const Branch state = stateOf(current);
    const bool first = current.column() == 0;
    switch (key) {
    case Qt::Key_Plus:
    case Qt::Key_Right:
        if (state != Branch::Closed || (key == Qt::Key_Right && !first))
            return false;
        emit openRequested(current.row());
        return true;
    case Qt::Key_Minus:
    case Qt::Key_Left:
        if (!first && key == Qt::Key_Left)
            return false;
        if (state == Branch::Open)
            emit closeRequested(current.row());
        else if (current.siblingAtColumn(0).data(BranchDepthRole).toInt() > 0)
            emit parentRequested(current.row());
        else
            return false;
        return true;
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (state == Branch::None)
            return false;
        turn(current.row());
        return true;
    default: return false;
    }
}

bool BranchKeys::click(const QPoint &place)
{
    const QModelIndex cell = m_table->indexAt(place);
    if (!cell.isValid() || cell.column() != 0 || stateOf(cell) == Branch::None)
        return false;
    const int left = m_table->visualRect(cell).left() + cell.data(BranchDepthRole).toInt() * branchIndentation;
    if (place.x() < left || place.x() > left + triangleWidth)
        return false;
    turn(cell.row());
    return true;
}

bool BranchKeys::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && watched == m_table) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool plain = !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
        return plain && m_table->currentIndex().isValid() && take(key->key());
    }
    if (event->type() == QEvent::MouseButtonPress && watched == m_table->viewport())
        return click(static_cast<QMouseEvent *>(event)->position().toPoint());
    return false;
}

} // namespace claimcheck::ui
