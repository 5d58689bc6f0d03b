#include "ui/keys/keys_delegate.h"

#include "ui/keys/keys_model.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

constexpr int cellSide = 12;
constexpr int keyHeight = 33;
constexpr int groupHeight = 29;
constexpr int chipGap = 6;

void paintChips(QPainter &painter, const QRect &cell, const QList<ChipFace> &chips)
{
    int x = cell.left() + cellSide;
    for (const ChipFace &chip : chips) {
        QSize size = chipSize(chip);
        const int room = cell.right() - 4 - x;
        if (room < 48)
            return;
        size.setWidth(qMin(size.width(), room));
        paintChip(painter, {QPoint(x, cell.center().y() - size.height() / 2), size}, chip);
        x += size.width() + chipGap;
    }
}

void paintText(QPainter &painter, const QRect &cell, const QModelIndex &index)
{
    const auto style = index.data(CellStyleRole).value<CellStyle>();
    const bool muted = style == CellStyle::Muted;
    painter.setFont(muted ? smallFont() : style == CellStyle::Value ? fixedFont() : interfaceFont());
    painter.setPen(colour(muted ? ColourRole::Muted : ColourRole::Text));
    const QRect inner = cell.adjusted(cellSide, 0, -4, -1);
    const QString text =
        painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, text);
}

} // namespace

QSize KeysDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {0, index.parent().isValid() ? keyHeight : groupHeight};
}

void KeysDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    const QRect cell = option.rect;
    painter->setClipRect(cell);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(cell, colour(ColourRole::Selection));
    painter->fillRect(cell.left(), cell.bottom(), cell.width(), 1, colour(ColourRole::Line));
    if (index.column() == KeysModel::State)
        paintChips(*painter, cell, index.data(KeysModel::ChipsRole).value<QList<ChipFace>>());
    else
        paintText(*painter, cell, index);
    painter->restore();
}

void paintGroup(QPainter &painter, const QRect &row, const QString &text, GroupState state)
{
    painter.save();
    painter.fillRect(row, colour(ColourRole::TableHead));
    painter.fillRect(row.left(), row.bottom(), row.width(), 1, colour(ColourRole::Line));
    painter.setFont(smallFont());
    painter.setPen(colour(ColourRole::Muted));
    const QRect inner = row.adjusted(cellSide, 0, -cellSide, -1);
    const QString mark = state == GroupState::Open ? u"\u25be "_s : u"\u25b8 "_s;
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(mark + text, Qt::ElideMiddle, inner.width()));
    painter.restore();
}

} // namespace claimcheck::ui::keys
