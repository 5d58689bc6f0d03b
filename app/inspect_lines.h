#pragma once

#include "core/report/inspection.h"

#include <istream>

namespace claimcheck::app {

/// `inspect --lines`: answers each line of the input on standard output, in order, until the input ends.
void inspectLines(std::istream &input, const report::InspectionOptions &defaults);

} // namespace claimcheck::app
