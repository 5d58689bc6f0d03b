#pragma once

#include "core/report/inspection.h"

namespace claimcheck::report {

/// "Key binding …": the verdict on one line; empty for what is no SD-JWT.
[[nodiscard]] QString keyBindingText(const Inspection &inspection);

/// The disclosures of an SD-JWT, one a line, and how many claims are not disclosed; empty for other tokens.
[[nodiscard]] QString disclosuresText(const Inspection &inspection);

} // namespace claimcheck::report
