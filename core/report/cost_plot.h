#pragma once

#include "core/compare/advice.h"
#include "core/report/plot.h"

namespace claimcheck::report {

/// The costs of JWT, introspection, introspection with a cache and what is advised, over load, with the
/// user's load marked and where the lines cross. Empty where nothing was measured.
[[nodiscard]] PlotData costPlot(compare::Quantity quantity, const compare::CostInputs &inputs,
                                const compare::Situation &situation, std::optional<compare::Choice> advised);

} // namespace claimcheck::report
