#include "ui/shell/mode_button.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace claimcheck::ui::shell {

ModeButton::ModeButton(const QString &text, QLatin1StringView iconName, const QString &objectName,
                       QWidget *parent)
    : QAbstractButton(parent), m_icon(iconName)
{
    setText(text);
    setObjectName(objectName);
    setAccessibleName(text);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

void ModeButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(colour(isChecked() ? ColourRole::InfoGround : ColourRole::Surface));
        painter.drawRoundedRect(box, 8, 8);
    }
    const ColourRole role = isChecked() ? ColourRole::Accent : ColourRole::Muted;
    const QSize size(21, 21);
    painter.drawPixmap((width() - size.width()) / 2, 8,
                       tintedPixmap(m_icon, colour(role), size, devicePixelRatioF()));
    QFont font = smallFont();
    font.setPointSizeF(font.pointSizeF() * 11.0 / 12.0);
    font.setWeight(QFont::Medium);
    painter.setFont(font);
    painter.setPen(colour(role));
    painter.drawText(QRect(0, 32, width(), 20), Qt::AlignCenter, text());
    if (hasFocus()) {
        painter.setPen(QPen(colour(ColourRole::Accent), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, 8, 8);
    }
}

} // namespace claimcheck::ui::shell
