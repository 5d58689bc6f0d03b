#include "ui/models/time_text.h"

#include "ui/models/text.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {
constexpr qint64 minute = 60;
constexpr qint64 hour = 60 * minute;
constexpr qint64 day = 24 * hour;
constexpr qint64 year = 365 * day;

QString largestUnit(qint64 seconds)
{
    if (seconds < minute)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < hour)
        return Text::tr("%1 min").arg(seconds / minute);
    if (seconds < 2 * day)
        return Text::tr("%1 h").arg(seconds / hour);
    if (seconds < 2 * year)
        return Text::tr("%1 days").arg(seconds / day);
    return Text::tr("%1 years").arg(seconds / year);
}
} // namespace

QString dateTimeText(qint64 seconds, Qt::TimeSpec display)
{
    QDateTime moment = QDateTime::fromSecsSinceEpoch(seconds, display);
    const int offset = moment.offsetFromUtc();
    const QChar sign = offset < 0 ? u'-' : u'+';
    const QString zone = u"%1%2:%3"_s.arg(sign)
                             .arg(qAbs(offset) / 3600, 2, 10, QChar(u'0'))
                             .arg(qAbs(offset) / 60 % 60, 2, 10, QChar(u'0'));
    return moment.toString(u"yyyy-MM-dd HH:mm:ss "_s) + zone;
}

QString bothTimesText(qint64 seconds, Qt::TimeSpec display)
{
    const QString first = dateTimeText(seconds, display);
    const Qt::TimeSpec second = display == Qt::UTC ? Qt::LocalTime : Qt::UTC;
    const QDateTime shown = QDateTime::fromSecsSinceEpoch(seconds, display);
    const QDateTime other = QDateTime::fromSecsSinceEpoch(seconds, second);
    if (shown.offsetFromUtc() == other.offsetFromUtc())
        return first;
    const QString clock =
        other.toString(other.date() == shown.date() ? u"HH:mm:ss"_s : u"yyyy-MM-dd HH:mm:ss"_s);
    return first + u" \u00b7 "_s +
           (second == Qt::UTC ? Text::tr("UTC %1").arg(clock) : Text::tr("local %1").arg(clock));
}

QString countdownText(qint64 seconds, qint64 now)
{
    const qint64 left = seconds - now;
    return left > 0 && left < 2 * day ? Text::tr("in %1").arg(durationText(left))
                                      : relativeText(seconds, now);
}

QString relativeText(qint64 seconds, qint64 now)
{
    const qint64 distance = seconds - now;
    if (distance == 0)
        return Text::tr("now");
    return distance > 0 ? Text::tr("in %1").arg(largestUnit(distance))
                        : Text::tr("%1 ago").arg(largestUnit(-distance));
}

QString durationText(qint64 seconds)
{
    if (seconds < minute)
        return Text::tr("%1 s").arg(seconds);
    if (seconds < hour)
        return Text::tr("%1 min %2 s").arg(seconds / minute).arg(seconds % minute);
    if (seconds < 2 * day)
        return Text::tr("%1 h %2 min").arg(seconds / hour).arg(seconds % hour / minute);
    return largestUnit(seconds);
}

} // namespace claimcheck::ui
