#include "ui/shell/help_bubble.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QDesktopServices>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {
constexpr int bubbleWidth = 380;
} // namespace

HelpBubble::HelpBubble(QWidget *parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint), m_title(new QLabel(this)),
      m_text(new QLabel(this)), m_link(new Button({}, u"help.link"_s, ButtonKind::Link, this))
{
    setObjectName(u"help"_s);
    setAccessibleName(tr("Help"));
    setAttribute(Qt::WA_TranslucentBackground);
    setFixedWidth(bubbleWidth);
    m_title->setObjectName(u"help.title"_s);
    m_title->setAccessibleName(tr("Subject"));
    m_title->setFont(titleFont());
    m_title->setWordWrap(true);
    m_text->setObjectName(u"help.text"_s);
    m_text->setAccessibleName(tr("Meaning"));
    m_text->setWordWrap(true);
    m_link->setAccessibleName(tr("Open the specification"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addWidget(m_link, 0, Qt::AlignLeft);
    connect(m_link, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(m_url);
        close();
    });
}

void HelpBubble::openFor(const HelpText &help, const QWidget *focus)
{
    m_url = help.url;
    m_title->setText(help.isEmpty() ? tr("Help") : help.title);
    m_text->setText(help.isEmpty()
                        ? tr("Select a claim, a parameter or a finding and press F1 to see what it means "
                             "and where it is specified. Ctrl+K lists every command.")
                        : help.text);
    m_text->setVisible(!m_text->text().isEmpty());
    const QString reference = help.reference.isEmpty() ? help.url.host() : help.reference;
    m_link->setText(tr("Open %1").arg(reference));
    m_link->setAccessibleName(m_link->text());
    m_link->setVisible(!m_url.isEmpty());
    adjustSize();
    const QWidget *window = parentWidget();
    QPoint corner = focus ? focus->mapToGlobal(QPoint(24, qMin(focus->height(), 96)))
                          : window->mapToGlobal(QPoint(120, 96));
    const QRect bounds = window->screen()->availableGeometry();
    corner.setX(qBound(bounds.left(), corner.x(), bounds.right() - width()));
    corner.setY(qBound(bounds.top(), corner.y(), bounds.bottom() - height()));
    move(corner);
    show();
    m_link->setFocus(Qt::PopupFocusReason);
}

QString HelpBubble::titleText() const
{
    return m_title->text();
}

void HelpBubble::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour(ColourRole::Muted), 1));
    painter.setBrush(colour(ColourRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8);
}

} // namespace claimcheck::ui::shell
