#include "core/compare/figure.h"

#include "core/compare/text.h"

#include <QLocale>

#include <cmath>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

/// Three digits that count; whole numbers in full, with their thousands set apart.
QString digits(double value)
{
    if (std::abs(value) >= 1000)
        return QLocale(QLocale::English).toString(std::llround(value));
    return QString::number(value, 'g', 3);
}

QString longTime(double seconds)
{
    struct Step
    {
        qint64 seconds;
        QLatin1StringView name;
    };
    constexpr Step steps[] = {{86400, "d"_L1}, {3600, "h"_L1}, {60, "min"_L1}, {1, "s"_L1}};
    qint64 left = std::llround(seconds);
    QStringList parts;
    for (const Step &step : steps) {
        if (left >= step.seconds && parts.size() < 2)
            parts += u"%1 %2"_s.arg(left / step.seconds).arg(step.name);
        left %= step.seconds;
    }
    return parts.join(u' ');
}

QString timeText(double seconds)
{
    if (seconds < 1e-6)
        return u"0 s"_s;
    if (seconds < 0.9995e-3)
        return u"%1 µs"_s.arg(digits(seconds * 1e6));
    if (seconds < 0.9995)
        return u"%1 ms"_s.arg(digits(seconds * 1e3));
    return seconds < 59.95 ? u"%1 s"_s.arg(digits(seconds)) : longTime(seconds);
}

QString bytesText(double bytes)
{
    if (bytes < 9999.5)
        return Text::tr("%1 bytes").arg(digits(bytes));
    return bytes < 9999.5e3 ? u"%1 kB"_s.arg(digits(bytes / 1e3)) : u"%1 MB"_s.arg(digits(bytes / 1e6));
}

} // namespace

QString figureText(double value, Unit unit)
{
    const double shown = std::abs(value) < 1e-6 ? 0 : value;
    switch (unit) {
    case Unit::Seconds: return timeText(shown);
    case Unit::Bytes: return bytesText(shown);
    case Unit::PerSecond: return u"%1/s"_s.arg(digits(shown));
    case Unit::SecondsPerSecond: return Text::tr("%1 per second").arg(timeText(shown));
    case Unit::BytesPerSecond: return u"%1/s"_s.arg(bytesText(shown));
    case Unit::Percent: return u"%1 %"_s.arg(digits(shown));
    case Unit::Count: break;
    }
    return digits(shown);
}

QString Figure::text() const
{
    return figureText(value, unit);
}

QLatin1StringView originName(Origin origin)
{
    constexpr QLatin1StringView names[] = {"measured"_L1, "answered"_L1, "computed"_L1};
    return names[std::size_t(origin)];
}

QLatin1StringView unitName(Unit unit)
{
    constexpr QLatin1StringView names[] = {"s"_L1,   "bytes"_L1,   ""_L1, "1/s"_L1,
                                           "s/s"_L1, "bytes/s"_L1, "%"_L1};
    return names[std::size_t(unit)];
}

} // namespace claimcheck::compare
