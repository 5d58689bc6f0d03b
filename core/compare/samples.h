#pragma once

#include <QtGlobal>

#include <vector>

namespace claimcheck::compare {

/// Times of one kind of work, each measured in this run, in the order in which they were taken.
struct Samples
{
    std::vector<qint64> nanoseconds;

    [[nodiscard]] bool isEmpty() const { return nanoseconds.empty(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(nanoseconds.size()); }
    /// The smallest value that at least this share of the samples (0 … 1) does not exceed: the nearest rank,
    /// so always one that was measured. 0 where there are none.
    [[nodiscard]] qint64 quantile(double share) const;
    [[nodiscard]] qint64 median() const { return quantile(0.5); }
    [[nodiscard]] qint64 p99() const { return quantile(0.99); }
};

} // namespace claimcheck::compare
