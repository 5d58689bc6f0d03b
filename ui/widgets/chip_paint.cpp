#include "ui/widgets/chip_paint.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace claimcheck::ui {

namespace {

constexpr int chipPadding = 10;
constexpr int chipHeight = 22;

QFont chipFont(Tone tone)
{
    QFont font = smallFont();
    font.setWeight(tone == Tone::Neutral ? QFont::Normal : QFont::Medium);
    return font;
}

int iconSpaceOf(const ChipFace &face)
{
    return face.icon.isNull() ? 0 : 18;
}

} // namespace

QSize chipSize(const ChipFace &face)
{
    const QFontMetrics metrics(chipFont(face.tone));
    return {metrics.horizontalAdvance(face.text) + 2 * chipPadding + iconSpaceOf(face),
            qMax(chipHeight, metrics.height() + 6)};
}

void paintChip(QPainter &painter, const QRect &box, const ChipFace &face)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(face.tone == Tone::Neutral ? QPen(colour(ColourRole::Line), 1) : QPen(Qt::NoPen));
    painter.setBrush(colour(groundRole(face.tone)));
    const QRectF ground = QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(ground, ground.height() / 2, ground.height() / 2);
    QRect inner = box.adjusted(chipPadding, 0, -chipPadding + 2, 0);
    if (!face.icon.isNull())
        face.icon.paint(&painter, QRect(inner.left() - 1, box.top() + (box.height() - 14) / 2, 14, 14));
    inner.setLeft(inner.left() + iconSpaceOf(face));
    painter.setFont(chipFont(face.tone));
    painter.setPen(colour(textRole(face.tone)));
    const QString elided = painter.fontMetrics().elidedText(face.text, Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, elided);
    painter.restore();
}

} // namespace claimcheck::ui
