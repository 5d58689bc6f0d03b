#include "ui/widgets/validity_line.h"

#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QDateTime>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr int edge = 12;
constexpr int barTop = 26;
constexpr int barHeight = 6;

/// Pixels of the stretch of time that is shown: the token's life, or from it to now, with some air at both
/// ends.
struct Scale
{
    qint64 from, to;
    int width;

    [[nodiscard]] int at(qint64 time) const
    {
        const double share = double(time - from) / double(qMax<qint64>(1, to - from));
        return edge + int(qBound(0.0, share, 1.0) * (width - 2 * edge));
    }
};

Scale scaleOf(const Validity &validity, qint64 begin, qint64 end, int width)
{
    const qint64 life = qMax<qint64>(1, end - begin);
    // A now far away from the token's life stands at the end of the line instead of squeezing the life to a
    // point.
    const qint64 low = qMax(qMin(begin, validity.now), begin - 2 * life);
    const qint64 high = qMin(qMax(end, validity.now), end + 2 * life);
    const qint64 air = qMax<qint64>(1, (high - low) / 9);
    return {low - air, high + qMax<qint64>(1, (high - low) / 4), width};
}

void label(QPainter &painter, int centre, int y, int width, const QString &text)
{
    const int half = painter.fontMetrics().horizontalAdvance(text) / 2 + 1;
    const int x = qBound(edge, centre - half, qMax(edge, width - edge - 2 * half));
    painter.drawText(QRect(x, y, 2 * half + 2, 18), Qt::AlignLeft | Qt::AlignVCenter, text);
}

} // namespace

ValidityLine::ValidityLine(const QString &objectName, QWidget *parent) : QWidget(parent)
{
    setObjectName(objectName);
    setAccessibleName(tr("Validity"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ValidityLine::setValidity(const Validity &validity, Qt::TimeSpec display)
{
    m_validity = validity;
    m_display = display;
    setAccessibleDescription(sentence());
    setToolTip(sentence());
    setVisible(!validity.isEmpty());
    update();
}

void ValidityLine::setNow(qint64 now)
{
    m_validity.now = now;
    update();
}

QSize ValidityLine::sizeHint() const
{
    return {200, 64};
}

QString ValidityLine::timeText(qint64 time) const
{
    const QDateTime moment = QDateTime::fromSecsSinceEpoch(time, m_display);
    const QDateTime now = QDateTime::fromSecsSinceEpoch(m_validity.now, m_display);
    const bool sameDay = moment.date() == now.date();
    return moment.toString(sameDay ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm"_s);
}

QString ValidityLine::sentence() const
{
    QStringList parts;
    if (m_validity.issuedAt)
        parts << tr("issued %1").arg(timeText(*m_validity.issuedAt));
    if (m_validity.notBefore)
        parts << tr("not before %1").arg(timeText(*m_validity.notBefore));
    parts << (m_validity.expires ? tr("expires %1").arg(timeText(*m_validity.expires)) : tr("no expiry"));
    return parts.join(u" · "_s);
}

/// The stretch of time on the line: where it begins and ends, in seconds and in pixels.
struct ValidityLine::Line
{
    qint64 begin, end;
    int left, right, now;
};

ValidityLine::Line ValidityLine::line() const
{
    const qint64 now = m_validity.now;
    const qint64 first = m_validity.issuedAt.value_or(qMin(now, m_validity.expires.value_or(now)));
    const qint64 begin = m_validity.notBefore.value_or(first);
    const qint64 end = m_validity.expires.value_or(qMax(now, begin) + 3600);
    const Scale scale = scaleOf(m_validity, begin, end, width());
    return {begin, end, scale.at(begin), m_validity.expires ? scale.at(end) : width() - edge, scale.at(now)};
}

void ValidityLine::paintBar(QPainter &painter, const Line &line) const
{
    const bool over = m_validity.now >= line.end;
    const ColourRole role =
        over ? ColourRole::Error : (m_validity.now < line.begin ? ColourRole::Warn : ColourRole::Ok);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(ColourRole::Track));
    painter.drawRoundedRect(QRectF(edge, barTop, width() - 2 * edge, barHeight), 3, 3);
    painter.setBrush(colour(role));
    painter.drawRoundedRect(QRectF(line.left, barTop, qMax(4, line.right - line.left), barHeight), 3, 3);
    painter.fillRect(QRect(line.now - 1, barTop - 8, 2, 21), colour(ColourRole::Text));
}

QString ValidityLine::beginText(const Line &line) const
{
    if (m_validity.notBefore && m_validity.notBefore != m_validity.issuedAt)
        return tr("not before %1").arg(timeText(line.begin));
    return m_validity.issuedAt ? tr("issued %1").arg(timeText(*m_validity.issuedAt)) : QString();
}

QString ValidityLine::endText(const Line &line) const
{
    if (!m_validity.expires)
        return tr("no expiry");
    return m_validity.now >= line.end ? tr("expired %1").arg(timeText(line.end))
                                      : tr("expires %1").arg(timeText(line.end));
}

void ValidityLine::paintEvent(QPaintEvent *)
{
    if (m_validity.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Line shown = line();
    paintBar(painter, shown);
    QFont bold = smallFont();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(colour(ColourRole::Text));
    label(painter, shown.now, 1, width(), tr("now"));
    painter.setFont(smallFont());
    painter.setPen(colour(ColourRole::Muted));
    const QString first = beginText(shown);
    const QString last = endText(shown);
    // Labels that would meet move to the ends of the line.
    const int needed = painter.fontMetrics().horizontalAdvance(first + last) / 2 + 36;
    const bool close = shown.right - shown.left < needed;
    label(painter, close ? edge : shown.left, barTop + 13, width(), first);
    label(painter, close ? width() - edge : shown.right, barTop + 13, width(), last);
}

} // namespace claimcheck::ui
