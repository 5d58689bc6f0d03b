#pragma once

#include <QtGlobal>

#include <optional>

namespace claimcheck::ui {

/// NumericDates, seconds since 1970-01-01T00:00:00Z; those that the token does not say are empty.
struct Validity
{
    std::optional<qint64> issuedAt, notBefore, expires;
    qint64 now = 0;

    [[nodiscard]] bool isEmpty() const { return !issuedAt && !notBefore && !expires; }
    friend bool operator==(const Validity &, const Validity &) = default;
};

} // namespace claimcheck::ui
