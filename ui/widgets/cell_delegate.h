#pragma once

#include <QStyledItemDelegate>

namespace claimcheck::ui {

/// Draws a cell from the roles of ui/models/cell_roles.h: an icon of its tone, text in its style that wraps,
/// a muted note under it, and a line under the row.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// The height for the width of option.rect.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;
};

} // namespace claimcheck::ui
