#pragma once

#include "core/base/result.h"
#include "core/compare/advice.h"
#include "core/encoding/json.h"

namespace claimcheck::report {

/// The advice as a value at the writer's place: the answers, the choice, its reasons with every figure and
/// where it comes from, the scores of all choices, alternatives, the loads at which it turns.
void writeAdvice(encoding::JsonWriter &writer, const compare::Advice &advice,
                 const compare::Situation &situation);

/// The measured figures that an advice is drawn from, as an object: "figures", "personalClaims",
/// "jwtReadable".
void writeCostInputs(encoding::JsonWriter &writer, const compare::CostInputs &inputs);
/// The same from a result that was saved. Codes: "figures-missing" (there is no such object),
/// "figure-unknown", "figure-value" (no number from 0 to 1e12).
[[nodiscard]] base::Result<compare::CostInputs> readCostInputs(const encoding::JsonValue &object);

} // namespace claimcheck::report
