#include "ui/widgets/chip.h"

#include "ui/widgets/chip_paint.h"
#include "ui/widgets/icons.h"

#include <QPainter>

namespace claimcheck::ui {

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
    return chipSize({m_text, m_tone, m_icon});
}

QSize Chip::minimumSizeHint() const
{
    const QSize hint = sizeHint();
    return {qMin(hint.width(), 64), hint.height()};
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), {m_text, m_tone, m_icon});
}

} // namespace claimcheck::ui
