#include "core/compare/cost_series.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::compare {

namespace {

constexpr int seriesPoints = 121;
constexpr int crossingSteps = 240;
constexpr int halvings = 50;
/// Of the largest load: where the search for crossings begins, and what stands for no load at all.
constexpr double smallestShare = 1e-6;

std::optional<double> quantityAt(Choice choice, Quantity quantity, const CostInputs &inputs,
                                 Situation situation, double load)
{
    situation.callsPerSecond = load;
    return valueOf(costOf(choice, inputs, situation), quantity);
}

/// +1 where a costs more than b, -1 where less, 0 where they are the same but for rounding.
int orderOf(double a, double b)
{
    const double difference = a - b;
    if (std::abs(difference) <= 1e-9 * std::max(std::abs(a), std::abs(b)))
        return 0;
    return difference > 0 ? 1 : -1;
}

struct CrossingSearch
{
    Choice a, b;
    Quantity quantity;
    const CostInputs &inputs;
    const Situation &situation;

    [[nodiscard]] int order(double load) const
    {
        const auto first = quantityAt(a, quantity, inputs, situation, load);
        const auto second = quantityAt(b, quantity, inputs, situation, load);
        return first && second ? orderOf(*first, *second) : 0;
    }
    /// Between two loads of different order.
    [[nodiscard]] Crossing between(double low, double high, int orderBelow) const
    {
        for (int i = 0; i < halvings; ++i) {
            const double middle = std::sqrt(low * high);
            (order(middle) == orderBelow ? low : high) = middle;
        }
        const Choice below = orderBelow < 0 ? a : b;
        const double value = quantityAt(a, quantity, inputs, situation, high).value_or(0);
        return {below, below == a ? b : a, high, value};
    }
    void find(double maximumLoad, std::vector<Crossing> &found) const
    {
        double before = maximumLoad * smallestShare;
        int orderBefore = order(before);
        for (int i = 1; i <= crossingSteps; ++i) {
            const double load = maximumLoad * std::pow(smallestShare, 1 - double(i) / crossingSteps);
            const int now = order(load);
            if (now != 0 && orderBefore != 0 && now != orderBefore)
                found.push_back(between(before, load, orderBefore));
            if (now != 0) {
                before = load;
                orderBefore = now;
            }
        }
    }
};

} // namespace

CostSeries costSeries(Choice choice, Quantity quantity, const CostInputs &inputs, const Situation &situation,
                      double maximumLoad)
{
    CostSeries series{choice, {}};
    for (int i = 0; i < seriesPoints; ++i) {
        const double x = maximumLoad * i / (seriesPoints - 1);
        const auto y =
            quantityAt(choice, quantity, inputs, situation, std::max(x, maximumLoad * smallestShare));
        if (!y)
            return {choice, {}};
        series.points.emplace_back(x, *y);
    }
    return series;
}

double plottedLoad(const Situation &situation)
{
    return std::max(10.0, 2 * situation.callsPerSecond);
}

std::vector<Crossing> crossings(std::span<const Choice> among, Quantity quantity, const CostInputs &inputs,
                                const Situation &situation, double maximumLoad)
{
    std::vector<Crossing> found;
    for (std::size_t i = 0; i < among.size(); ++i) {
        for (std::size_t j = i + 1; j < among.size(); ++j)
            CrossingSearch{among[i], among[j], quantity, inputs, situation}.find(maximumLoad, found);
    }
    std::ranges::sort(found, {}, &Crossing::load);
    return found;
}

} // namespace claimcheck::compare
