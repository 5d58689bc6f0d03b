#include "ui/widgets/chip.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace claimcheck::ui {

namespace {

constexpr int padding = 10;
constexpr int chipHeight = 22;

QFont chipFont(Tone tone)
{
    QFont font = smallFont();
    font.setWeight(tone == Tone::Neutral ? QFont::Normal : QFont::Medium);
    return font;
}

} // namespace

Chip::Chip(const QString &objectName, QWidget *parent) : QWidget(parent)
{
    setObjectName(objectName);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    set({});
}

Chip::Chip(const QString &text, Tone tone, const QString &objectName, QWidget *parent)
    : Chip(objectName, parent)
{
    set(text, tone);
}

void Chip::set(const QString &text, Tone tone, Mark mark)
{
    apply(text, tone, mark == Mark::OfTone ? toneIcon(tone) : QIcon());
}

void Chip::set(const QString &text, Tone tone, QLatin1StringView icon)
{
    apply(text, tone, icon.isEmpty() ? toneIcon(tone) : ui::icon(icon, textRole(tone)));
}

void Chip::apply(const QString &text, Tone tone, const QIcon &icon)
{
    m_text = text;
    m_tone = tone;
    m_icon = icon;
    setAccessibleName(text.isEmpty() ? objectName() : text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(chipFont(m_tone));
    return {metrics.horizontalAdvance(m_text) + 2 * padding + iconSpace(),
            qMax(chipHeight, metrics.height() + 6)};
}

QSize Chip::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {qMin(hint.width(), 64), hint.height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_tone == Tone::Neutral ? QPen(colour(ColourRole::Line), 1) : QPen(Qt::NoPen));
    painter.setBrush(colour(groundRole(m_tone)));
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    QRect inner = rect().adjusted(padding, 0, -padding + 2, 0);
    if (!m_icon.isNull())
        m_icon.paint(&painter, QRect(inner.left() - 1, (height() - 14) / 2, 14, 14));
    inner.setLeft(inner.left() + iconSpace());
    painter.setFont(chipFont(m_tone));
    painter.setPen(colour(textRole(m_tone)));
    const QString elided = painter.fontMetrics().elidedText(m_text, Qt::ElideRight, inner.width());
    painter.drawText(inner, Qt::AlignVCenter | Qt::AlignLeft, elided);
}

} // namespace claimcheck::ui
