#pragma once

// Private to core/report.
#include "core/compare/figure.h"
#include "core/encoding/json_writer.h"

#include <vector>

namespace claimcheck::report {

/// "figures": [{"id", "value", "unit", "text", "origin", "source", "of"}].
void writeFigures(encoding::JsonWriter &writer, const std::vector<compare::Figure> &figures);

} // namespace claimcheck::report
