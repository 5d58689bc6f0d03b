#pragma once

#include "core/compare/cost_inputs.h"
#include "core/compare/measurement.h"

namespace claimcheck::compare {

/// The figures that the costs need, as far as the measurement has them: the JWT's of the side that has one,
/// the reference token's of the other.
[[nodiscard]] CostInputs costInputsOf(const Measurement &measurement);

} // namespace claimcheck::compare
