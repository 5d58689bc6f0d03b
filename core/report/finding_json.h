#pragma once

#include "core/base/finding.h"

#include <vector>

namespace claimcheck::encoding {
class JsonWriter;
}

namespace claimcheck::report {

/// The member "findings" of the command line's JSON: rule, level, where, message, spec; offset where a
/// finding is about bytes of a text, why and fix where they are known.
void writeFindings(encoding::JsonWriter &writer, const std::vector<base::Finding> &findings);

} // namespace claimcheck::report
