#pragma once

#include <QLatin1StringView>
#include <QString>

#include <optional>

namespace claimcheck::compare {

enum class Unit : quint8 { Seconds, Bytes, Count, PerSecond, SecondsPerSecond, BytesPerSecond, Percent };

/// Where a figure comes from. Nothing else is ever shown as a figure.
enum class Origin : quint8 {
    Measured, ///< in this run; `source` says how
    Answered, ///< by the user, or the default of that question
    Computed, ///< by a formula; `source` is the formula
};

/// A number that can be traced: what it is, how much, and from where.
struct Figure
{
    QLatin1StringView id; ///< stable: "local-verify", "calls-per-second"
    double value = 0;     ///< seconds, bytes, 1/s … never milliseconds
    Unit unit = Unit::Count;
    Origin origin = Origin::Computed;
    QString source; ///< "median of 200, keys cached"; the question; "calls × (introspection + network)"
    QLatin1StringView of = {}; ///< the name of the choice that it is a cost of

    /// "41 µs", "1.9 ms", "734 bytes", "200/s".
    [[nodiscard]] QString text() const;
    friend bool operator==(const Figure &, const Figure &) = default;
};

/// A value as a person reads it, at most three digits that count. Below a millionth of a unit it is 0.
[[nodiscard]] QString figureText(double value, Unit unit);
/// "measured", "answered", "computed": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView originName(Origin origin);
/// "s", "bytes", "", "1/s", "s/s", "bytes/s", "%": the words of the command line's JSON.
[[nodiscard]] QLatin1StringView unitName(Unit unit);

} // namespace claimcheck::compare
