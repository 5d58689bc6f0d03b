#include "core/report/plot_scale.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::report {

namespace {

constexpr double steps[] = {1, 2, 2.5, 5, 10};
/// A logarithmic axis shows no more than that many decades below its end.
constexpr double mostDecades = 6;

double decadeOf(double value)
{
    return std::pow(10, std::floor(std::log10(value)));
}

} // namespace

double roundAbove(double value)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double decade = decadeOf(value);
    for (const double step : steps) {
        if (step * decade >= value * (1 - 1e-9))
            return step * decade;
    }
    return 10 * decade;
}

double roundEnd(double value, int ticks)
{
    if (!(value > 0) || !std::isfinite(value))
        return 1;
    const double step = roundAbove(value / std::max(1, ticks - 1));
    return std::ceil(value / step * (1 - 1e-9)) * step;
}

PlotScaling::PlotScaling(const PlotAxis &axis, double smallest, double largest, double from, double to)
    : m_scale(axis.scale), m_smallest(0), m_largest(largest > 0 && std::isfinite(largest) ? largest : 1),
      m_from(from), m_to(to)
{
    if (m_scale == PlotScale::Logarithmic) {
        const double least = m_largest * std::pow(10, -mostDecades);
        m_smallest = std::min(decadeOf(std::max(smallest, least)), m_largest / 10);
    }
}

double PlotScaling::shareOf(double value) const
{
    if (m_scale == PlotScale::Linear)
        return value / m_largest;
    const double log = std::log10(std::max(value, m_smallest) / m_smallest);
    return log / std::log10(m_largest / m_smallest);
}

double PlotScaling::pixelOf(double value) const
{
    return m_from + std::clamp(shareOf(value), 0.0, 1.0) * (m_to - m_from);
}

double PlotScaling::valueOf(double pixel) const
{
    const double share = std::clamp((pixel - m_from) / (m_to - m_from), 0.0, 1.0);
    if (m_scale == PlotScale::Linear)
        return share * m_largest;
    return m_smallest * std::pow(m_largest / m_smallest, share);
}

std::vector<double> PlotScaling::ticks(int most) const
{
    std::vector<double> found;
    if (m_scale == PlotScale::Linear) {
        const double step = roundAbove(m_largest / std::max(1, most - 1));
        for (double value = 0; value <= m_largest * (1 + 1e-9); value += step)
            found.push_back(value);
        return found;
    }
    const double decades = std::log10(m_largest / m_smallest);
    const double step = std::pow(10, std::ceil(decades / std::max(1, most - 1)));
    for (double value = m_smallest; value <= m_largest * (1 + 1e-9); value *= step)
        found.push_back(value);
    return found;
}

} // namespace claimcheck::report
