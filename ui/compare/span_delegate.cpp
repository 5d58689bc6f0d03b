#include "ui/compare/span_delegate.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace claimcheck::ui::compare {

namespace {

constexpr int side = 12;
constexpr int iconSize = 15;
constexpr int iconSpace = 22;
constexpr int cellTop = 5;
constexpr int cellHeight = 28;
constexpr int remarkTop = 5; ///< a line with a mark stands off from the one above it

struct Drawn
{
    QIcon icon;
    SpanText text;
    int top = 0;
};

Drawn drawnOf(const QModelIndex &index, int width, SpanLayout layout)
{
    Drawn drawn;
    drawn.icon = toneIcon(index.data(CellToneRole).value<Tone>());
    const QVariant font = index.data(Qt::FontRole);
    drawn.text.font = font.isValid() ? font.value<QFont>() : interfaceFont();
    drawn.text.spans = index.data(spansRole).value<Spans>();
    if (drawn.text.spans.empty())
        drawn.text.spans = {{index.data(Qt::DisplayRole).toString()}};
    drawn.text.width = width - 2 * side - (drawn.icon.isNull() ? 0 : iconSpace);
    drawn.top = layout == SpanLayout::Cells ? cellTop : drawn.icon.isNull() ? 0 : remarkTop;
    return drawn;
}

void drawGround(QPainter &painter, const QStyleOptionViewItem &option, SpanLayout layout, int column)
{
    const QRect &box = option.rect;
    if (option.state & QStyle::State_Selected) {
        painter.fillRect(box, colour(ColourRole::Selection));
        if (column == 0)
            painter.fillRect(QRect(box.topLeft(), QSize(3, box.height())), colour(ColourRole::Accent));
    }
    if (layout == SpanLayout::Cells)
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, colour(ColourRole::Line));
}

} // namespace

SpanDelegate::SpanDelegate(SpanLayout layout, QObject *parent) : QStyledItemDelegate(parent), m_layout(layout)
{
}

QSize SpanDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Drawn drawn = drawnOf(index, option.rect.width(), m_layout);
    const int height = drawn.text.height() + drawn.top;
    if (m_layout == SpanLayout::Lines)
        return {option.rect.width(), height};
    return {option.rect.width(), qMax(cellHeight, height + cellTop + 1)};
}

void SpanDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    drawGround(*painter, option, m_layout, index.column());
    const Drawn drawn = drawnOf(index, option.rect.width(), m_layout);
    int x = option.rect.left() + side;
    const int y = option.rect.top() + drawn.top;
    if (!drawn.icon.isNull()) {
        drawn.icon.paint(painter, QRect(x, y + 2, iconSize, iconSize));
        x += iconSpace;
    }
    painter->setPen(colour(ColourRole::Text));
    drawn.text.draw(*painter, x, y);
    painter->restore();
}

} // namespace claimcheck::ui::compare
