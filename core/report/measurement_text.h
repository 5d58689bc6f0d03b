#pragma once

#include "core/compare/measurement.h"

#include <QString>

#include <vector>

namespace claimcheck::report {

/// One row of the table "what the API sees", in words.
struct MeasurementRow
{
    QString name;
    std::array<QString, 2> cells; ///< A, B
};

/// The rows in their order, translated. Holds no token and no value of a claim, only names.
[[nodiscard]] std::vector<MeasurementRow> measurementRows(const compare::Measurement &measurement);

/// The table with its notes, for a terminal.
[[nodiscard]] QString measurementText(const compare::Measurement &measurement);

/// "41 µs", "1.9 ms", "2.1 s".
[[nodiscard]] QString measuredTime(qint64 nanoseconds);

} // namespace claimcheck::report
