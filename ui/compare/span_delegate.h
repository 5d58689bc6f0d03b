#pragma once

#include "ui/compare/spans.h"
#include "ui/models/cell_roles.h"

#include <QStyledItemDelegate>

namespace claimcheck::ui::compare {

/// The role of a cell's Spans. Without them the text of Qt::DisplayRole is drawn.
inline constexpr int spansRole = CellFirstOwnRole;

/// Cells of a table, with a line under each row; or lines of a text, close to each other.
enum class SpanLayout : quint8 { Cells, Lines };

/// Draws a cell from its spans, after the mark of its tone. The font is Qt::FontRole, else the interface
/// font.
class SpanDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit SpanDelegate(SpanLayout layout, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// The height for the width of option.rect.
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    SpanLayout m_layout;
};

} // namespace claimcheck::ui::compare
