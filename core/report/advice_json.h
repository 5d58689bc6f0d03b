#pragma once

#include "core/compare/advice.h"
#include "core/encoding/json_writer.h"

namespace claimcheck::report {

/// The advice as a value at the writer's place: the answers, the choice, its reasons with every figure and
/// where it comes from, the scores of all choices, alternatives, the loads at which it turns.
void writeAdvice(encoding::JsonWriter &writer, const compare::Advice &advice,
                 const compare::Situation &situation);

} // namespace claimcheck::report
