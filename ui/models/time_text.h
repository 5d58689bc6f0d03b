#pragma once

#include <QString>

namespace claimcheck::ui {

/// "2026-11-23 16:14:59 +00:00", in UTC or the local zone.
[[nodiscard]] QString dateTimeText(qint64 seconds, Qt::TimeSpec display);
/// The same, and behind it the local time where that is another: "… 16:14:59 +00:00 · local 17:14:59". In
/// local time UTC follows. A day is said again only where it differs.
[[nodiscard]] QString bothTimesText(qint64 seconds, Qt::TimeSpec display);
/// "in 4 min 12 s" within two days of it, "11 min ago" behind it: what a reader waits for is said to the
/// second.
[[nodiscard]] QString countdownText(qint64 seconds, qint64 now);
/// "11 min ago", "in 4 min", "now": rounded down to the largest unit.
[[nodiscard]] QString relativeText(qint64 seconds, qint64 now);
/// "4 min 12 s", "3 h 5 min", "12 days": two units at most, for a countdown.
[[nodiscard]] QString durationText(qint64 seconds);

} // namespace claimcheck::ui
