#pragma once

#include "core/base/redaction.h"
#include "core/compare/measurement.h"
#include "core/encoding/json_writer.h"

namespace claimcheck::report {

/// A measurement as the object of `claimcheck-cli compare --profile --json`, at the writer's place. Times are
/// microseconds where the name says so. Tokens, responses and the values of claims are there only with
/// Reveal::Shown.
void writeMeasurement(encoding::JsonWriter &out, const compare::Measurement &measurement,
                      base::Reveal reveal = base::Reveal::Hidden);

/// The members of that object without its braces, for a caller that adds its own.
void writeMeasurementMembers(encoding::JsonWriter &out, const compare::Measurement &measurement,
                             base::Reveal reveal);

} // namespace claimcheck::report
