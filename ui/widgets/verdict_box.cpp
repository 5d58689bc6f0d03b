#include "ui/widgets/verdict_box.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/icons.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

VerdictBox::VerdictBox(const QString &objectName, QWidget *parent)
    : QFrame(parent), m_icon(new QLabel(this)), m_heading(new QLabel(this)), m_text(new QLabel(this))
{
    setObjectName(objectName);
    m_icon->setObjectName(objectName + u".icon"_s);
    m_heading->setObjectName(objectName + u".heading"_s);
    m_text->setObjectName(objectName + u".text"_s);
    // Until set() has something to say.
    setAccessibleName(tr("Verdict"));
    for (QLabel *label : {m_icon, m_heading, m_text})
        label->setAccessibleName(tr("Verdict"));
    QFont font = titleFont();
    font.setPointSizeF(font.pointSizeF() * 14.0 / 13.0);
    m_heading->setFont(font);
    m_heading->setWordWrap(true);
    m_text->setFont(smallFont());
    m_text->setWordWrap(true);
    m_heading->setTextFormat(Qt::PlainText); // what tokens and servers say is no markup
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(12, 9, 12, 9);
    grid->setHorizontalSpacing(6);
    grid->setVerticalSpacing(2);
    grid->addWidget(m_icon, 0, 0, Qt::AlignVCenter);
    grid->addWidget(m_heading, 0, 1);
    grid->addWidget(m_text, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void VerdictBox::set(Tone tone, const QString &heading, const QString &text, QLatin1StringView icon)
{
    constexpr QLatin1StringView marks[] = {"not-checked"_L1, "info"_L1,  "ok"_L1,
                                           "warning"_L1,     "error"_L1, "info"_L1};
    m_tone = tone;
    m_iconName = icon.isEmpty() ? marks[std::size_t(tone)] : icon;
    m_heading->setText(heading);
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    m_icon->setAccessibleName(heading);
    m_heading->setAccessibleName(heading);
    m_text->setAccessibleName(text.isEmpty() ? heading : text);
    setAccessibleName(heading);
    setAccessibleDescription(text);
    recolour();
}

QString VerdictBox::heading() const
{
    return m_heading->text();
}

QString VerdictBox::text() const
{
    return m_text->text();
}

void VerdictBox::recolour()
{
    const QColor tint = colour(textRole(m_tone));
    m_icon->setPixmap(tintedPixmap(m_iconName, tint, QSize(16, 16), devicePixelRatioF()));
    m_heading->setStyleSheet(u"color: %1"_s.arg(tint.name()));
    m_text->setStyleSheet(u"color: %1"_s.arg(colour(ColourRole::Muted).name()));
    update();
}

void VerdictBox::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && !m_iconName.isEmpty() &&
        m_heading->styleSheet() != u"color: %1"_s.arg(colour(textRole(m_tone)).name()))
        recolour();
    QFrame::changeEvent(event);
}

void VerdictBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(m_tone == Tone::Neutral ? QPen(colour(ColourRole::Line), 1) : QPen(Qt::NoPen));
    painter.setBrush(colour(groundRole(m_tone)));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace claimcheck::ui
