#pragma once

// Private to ui/compare: what a cell of the table is made from.
#include "ui/compare/api_rows.h"

namespace claimcheck::ui::compare {

/// One of the two tokens among all that is known.
struct ApiSide
{
    const Comparison &all;
    CompareSide side;

    [[nodiscard]] const core::Measurement &measurement() const { return all.measurement; }
    [[nodiscard]] const core::TokenMeasurement &token() const { return all.measurement.token(side); }
    [[nodiscard]] const core::TokenMeasurement &other() const
    {
        return all.measurement.token(otherSide(side));
    }
    /// The checks of a JWT can be made where the API runs.
    [[nodiscard]] bool isLocal() const;
};

[[nodiscard]] Span strong(const QString &text);
[[nodiscard]] Span muted(const QString &text);
/// A cell of one word or sentence.
[[nodiscard]] ApiCell cell(const QString &text, Tone tone = Tone::Neutral);
/// "41 µs" of nanoseconds.
[[nodiscard]] QString timeText(qint64 nanoseconds);
/// Why there is nothing: not measured yet, cancelled, needs the server, or the failure.
[[nodiscard]] ApiCell missing(const ApiSide &side, const std::optional<base::Error> &failure = {});
/// "41 µs p99 58 µs", or why there is nothing.
[[nodiscard]] ApiCell timedCell(const ApiSide &side, const core::Timed &timed);

// What each row says, by the row's id: api_cells_*.cpp.
[[nodiscard]] ApiCell validatedByCell(const ApiSide &side);
[[nodiscard]] ApiCell warmCell(const ApiSide &side);
[[nodiscard]] ApiCell coldCell(const ApiSide &side);
[[nodiscard]] ApiCell keyFetchCell(const ApiSide &side);
[[nodiscard]] ApiCell cacheCell(const ApiSide &side);
[[nodiscard]] ApiCell apiCallCell(const ApiSide &side);
[[nodiscard]] ApiCell roundTripsCell(const ApiSide &side);
[[nodiscard]] ApiCell bytesCell(const ApiSide &side);
[[nodiscard]] ApiCell headerLimitCell(const ApiSide &side);
[[nodiscard]] ApiCell readableCell(const ApiSide &side);
[[nodiscard]] ApiCell claimsCell(const ApiSide &side);
[[nodiscard]] ApiCell lifetimeCell(const ApiSide &side);
[[nodiscard]] ApiCell revocationCell(const ApiSide &side);
[[nodiscard]] ApiCell serverDownCell(const ApiSide &side);
[[nodiscard]] ApiCell rotationCell(const ApiSide &side);
[[nodiscard]] ApiCell bindingCell(const ApiSide &side);

} // namespace claimcheck::ui::compare
