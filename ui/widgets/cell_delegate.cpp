#include "ui/widgets/cell_delegate.h"

#include "ui/models/branch_roles.h"
#include "ui/widgets/branch_keys.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/wrapped_text.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

namespace claimcheck::ui {

namespace {

constexpr int side = 12;
constexpr int top = 5;
constexpr int iconSize = 15;
constexpr int iconSpace = 24;
constexpr int minimumHeight = 28;

struct Cell
{
    QIcon icon;
    CellStyle style = CellStyle::Text;
    int indent = 0;
    WrappedText text;
    WrappedText note;
};

QFont fontOf(CellStyle style)
{
    switch (style) {
    case CellStyle::Value: return fixedFont();
    case CellStyle::Muted:
    case CellStyle::Reference:
    case CellStyle::Link: return smallFont();
    case CellStyle::Text:
    case CellStyle::Name: break;
    }
    return interfaceFont();
}

ColourRole roleOf(CellStyle style)
{
    switch (style) {
    case CellStyle::Muted:
    case CellStyle::Reference: return ColourRole::Muted;
    case CellStyle::Link: return ColourRole::Accent;
    default: return ColourRole::Text;
    }
}

qreal interfaceLine()
{
    return QFontMetricsF(interfaceFont()).height();
}

/// A small triangle: to the right where the branch is closed, down where it is open.
void drawBranch(QPainter &painter, QPointF centre, Branch state)
{
    if (state == Branch::None)
        return;
    const qreal reach = 3.5;
    QPolygonF triangle{{-reach / 2, -reach}, {-reach / 2, reach}, {reach, 0}};
    if (state == Branch::Open)
        triangle = QPolygonF{{-reach, -reach / 2}, {reach, -reach / 2}, {0, reach}};
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(ColourRole::Muted));
    painter.drawPolygon(triangle.translated(centre));
    painter.restore();
}

Cell cellOf(const QModelIndex &index, int width)
{
    Cell cell;
    const Tone tone = index.data(CellToneRole).value<Tone>();
    const QString name = index.data(CellIconRole).toString();
    cell.icon = name.isEmpty() ? toneIcon(tone) : icon(name, textRole(tone));
    cell.style = index.data(CellStyleRole).value<CellStyle>();
    cell.indent = index.data(BranchDepthRole).toInt() * branchIndentation;
    const int inner = qMax(40, width - 2 * side - cell.indent - (cell.icon.isNull() ? 0 : iconSpace));
    cell.text = {index.data(Qt::DisplayRole).toString(), fontOf(cell.style), inner};
    cell.note = {index.data(CellNoteRole).toString(), smallFont(), inner};
    return cell;
}

} // namespace

QSize CellDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Cell cell = cellOf(index, option.rect.width());
    int height = 2 * top + 1 + cell.text.height();
    if (!cell.note.text.isEmpty())
        height += cell.note.height();
    const int mark = cell.icon.isNull() ? 0 : iconSpace;
    return {cell.text.naturalWidth() + 2 * side + cell.indent + mark, qMax(minimumHeight, height)};
}

void CellDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, colour(ColourRole::Selection));
    if (option.state & QStyle::State_Selected && index.column() == 0)
        painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height() - 1)),
                          colour(ColourRole::Accent));
    painter->fillRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1,
                      colour(ColourRole::Line));
    const Cell cell = cellOf(index, option.rect.width());
    int x = option.rect.left() + side + cell.indent;
    int y = option.rect.top() + top;
    drawBranch(*painter, QPointF(x - side / 2.0, y + interfaceLine() / 2.0),
               index.data(BranchStateRole).value<Branch>());
    if (!cell.icon.isNull()) {
        cell.icon.paint(painter, QRect(x, y + 2, iconSize, iconSize));
        x += iconSpace;
    }
    const bool hovered = cell.style == CellStyle::Reference && option.state & QStyle::State_MouseOver;
    painter->setPen(colour(hovered ? ColourRole::Accent : roleOf(cell.style)));
    if (!cell.text.text.isEmpty()) {
        cell.text.draw(*painter, x, y);
        y += cell.text.height();
    }
    if (!cell.note.text.isEmpty()) {
        painter->setPen(colour(ColourRole::Muted));
        cell.note.draw(*painter, x, y);
    }
    painter->restore();
}

void CellDelegate::updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                                        const QModelIndex &) const
{
    QRect box = option.rect.adjusted(4, 2, -4, -3);
    box.setHeight(qMin(box.height(), editor->sizeHint().height()));
    editor->setGeometry(box);
}

} // namespace claimcheck::ui
