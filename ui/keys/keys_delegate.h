#pragma once

#include <QStyledItemDelegate>

namespace claimcheck::ui::keys {

/// Draws a key's row, a line high: its texts by their style, its state as chips.
class KeysDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

enum class GroupState : quint8 { Open, Folded };

/// The row of a set, over all columns.
void paintGroup(QPainter &painter, const QRect &row, const QString &text, GroupState state);

} // namespace claimcheck::ui::keys
