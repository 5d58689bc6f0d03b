#pragma once

#include "core/report/plot.h"

namespace claimcheck::report {

/// Values of an axis onto a stretch of pixels, and where its ticks are.
class PlotScaling
{
public:
    /// A linear one begins at 0, a logarithmic one at the decade of the smallest value above 0. `from` and
    /// `to` are pixels; from > to turns the axis around.
    PlotScaling(const PlotAxis &axis, double smallest, double largest, double from, double to);

    [[nodiscard]] double pixelOf(double value) const;
    [[nodiscard]] double valueOf(double pixel) const;
    [[nodiscard]] double largest() const { return m_largest; }
    /// Round values, at most `most`, from the beginning of the axis on.
    [[nodiscard]] std::vector<double> ticks(int most) const;

private:
    [[nodiscard]] double shareOf(double value) const;

    PlotScale m_scale;
    double m_smallest, m_largest;
    double m_from, m_to;
};

/// The smallest of 1, 2, 2.5, 5, 10 … that is not below the value; 1 for what is not above 0.
[[nodiscard]] double roundAbove(double value);
/// An end for an axis of that many ticks whose last one is not below the value.
[[nodiscard]] double roundEnd(double value, int ticks);

} // namespace claimcheck::report
