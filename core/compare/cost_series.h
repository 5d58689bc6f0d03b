#pragma once

#include "core/compare/cost_model.h"

#include <QPointF>

namespace claimcheck::compare {

/// A cost over load: x is calls per second, y the quantity in its unit. Empty where it was not measured.
struct CostSeries
{
    Choice choice = Choice::Introspection;
    std::vector<QPointF> points;
};

/// From no load to that of maximumLoad. The tokens in use and the instances stay as answered.
[[nodiscard]] CostSeries costSeries(Choice choice, Quantity quantity, const CostInputs &inputs,
                                    const Situation &situation, double maximumLoad);

/// Twice the user's load, at least 10 calls/s.
[[nodiscard]] double plottedLoad(const Situation &situation);

/// Where the costs of two choices meet.
struct Crossing
{
    Choice below = Choice::Introspection; ///< costs less under that load
    Choice above = Choice::JwtLocal;      ///< costs less over it
    double load = 0;                      ///< calls per second
    double value = 0;                     ///< of the quantity there
};

/// Every load between 0 (not included) and maximumLoad at which the costs of two of the choices cross.
[[nodiscard]] std::vector<Crossing> crossings(std::span<const Choice> among, Quantity quantity,
                                              const CostInputs &inputs, const Situation &situation,
                                              double maximumLoad);

} // namespace claimcheck::compare
