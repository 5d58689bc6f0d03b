#pragma once

// Private to core/report.
#include "core/compare/header_limits.h"
#include "core/compare/measurement.h"
#include "core/encoding/json_writer.h"

namespace claimcheck::report {

/// {"code", "message"}, or null.
void writeError(encoding::JsonWriter &out, const std::optional<base::Error> &failure);

void writeOptional(encoding::JsonWriter &out, const std::optional<qint64> &number);

/// {"count", "minMicroseconds", "medianMicroseconds", "p99Microseconds", "failure"}; without samples the
/// times are null.
void writeTimed(encoding::JsonWriter &out, QLatin1StringView name, const compare::Timed &timed);

/// "introspection": warm, cold and with a cache.
void writeIntrospection(encoding::JsonWriter &out, const compare::TokenMeasurement &token);

/// "revocation", "serverDown", "keyRotation", "binding".
void writeTrials(encoding::JsonWriter &out, const compare::TokenMeasurement &token);

/// Whether the call gets through to a server with that limit.
[[nodiscard]] bool fitsInto(const compare::CallSize &size, const compare::HeaderLimit &limit);

} // namespace claimcheck::report
