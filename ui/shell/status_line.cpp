#include "ui/shell/status_line.h"

#include "ui/widgets/button.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::shell {

namespace {

constexpr int lineHeight = 27;

QLabel *label(const QString &name, const QString &accessible, QWidget *parent)
{
    auto *result = new QLabel(parent);
    result->setObjectName(name);
    result->setAccessibleName(accessible);
    result->setProperty("tone", u"muted"_s);
    result->setFont(smallFont());
    return result;
}

Button *quietButton(const QString &name, QWidget *parent)
{
    auto *result = new Button(QString(), name, ButtonKind::Link, parent);
    result->setProperty("quiet", true);
    result->setFont(smallFont());
    return result;
}

} // namespace

StatusLine::StatusLine(const base::Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_network(label(u"status.network"_s, tr("Network"), this)),
      m_secrets(quietButton(u"status.secrets"_s, this)), m_zone(quietButton(u"status.zone"_s, this)),
      m_time(label(u"status.time"_s, tr("Time"), this))
{
    setObjectName(u"status"_s);
    setAccessibleName(tr("Status"));
    setFixedHeight(lineHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(28, 1, 12, 0);
    row->setSpacing(14);
    row->addWidget(m_network, 1);
    row->addWidget(m_secrets);
    row->addWidget(m_zone);
    row->addWidget(m_time);
    connect(m_secrets, &QPushButton::clicked, this, &StatusLine::revealToggled);
    connect(m_zone, &QPushButton::clicked, this, &StatusLine::timeDisplayToggled);
    setNetwork({});
    setReveal(base::Reveal::Hidden);
    setTimeDisplay(TimeDisplay::Utc);
    auto *second = new QTimer(this);
    second->setObjectName(u"status.second"_s);
    connect(second, &QTimer::timeout, this, &StatusLine::updateClock);
    second->start(1000);
}

void StatusLine::setNetwork(const NetworkSummary &summary)
{
    m_sent = summary.requests > 0 || !summary.listening.isEmpty();
    m_network->setText(summary.sentence());
    m_network->setAccessibleDescription(summary.sentence());
    m_network->setToolTip(summary.hosts.join(u'\n'));
    update();
}

QString StatusLine::networkText() const
{
    return m_network->text();
}

void StatusLine::setReveal(base::Reveal reveal)
{
    const bool hidden = reveal == base::Reveal::Hidden;
    m_secrets->setText(hidden ? tr("Secrets hidden") : tr("Secrets shown"));
    m_secrets->setAccessibleName(m_secrets->text());
    m_secrets->setToolTip(hidden ? tr("Show secrets (Ctrl+H)") : tr("Hide secrets (Ctrl+H)"));
}

void StatusLine::setTimeDisplay(TimeDisplay display)
{
    m_display = display;
    const bool utc = display == TimeDisplay::Utc;
    m_zone->setText(utc ? tr("UTC") : QDateTime::currentDateTime().timeZoneAbbreviation());
    m_zone->setAccessibleName(utc ? tr("Times in UTC") : tr("Times in local time"));
    m_zone->setToolTip(utc ? tr("Show local time") : tr("Show UTC"));
    updateClock();
}

void StatusLine::updateClock()
{
    const Qt::TimeSpec spec = m_display == TimeDisplay::Utc ? Qt::UTC : Qt::LocalTime;
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(m_clock.nowMilliseconds(), spec);
    const QString text = now.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    m_time->setText(text);
}

void StatusLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(QRect(0, 0, width(), 1), colour(ColourRole::Line));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(m_sent ? ColourRole::Info : ColourRole::Muted));
    painter.drawEllipse(QPointF(16.5, height() / 2.0 + 0.5), 4, 4);
}

} // namespace claimcheck::ui::shell
