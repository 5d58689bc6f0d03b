#pragma once

#include "core/base/redaction.h"
#include "core/report/inspection.h"

namespace claimcheck::report {

/// For people at a terminal: what it is, the verdicts, header and claims, findings. Plain text, ends with a
/// line break.
[[nodiscard]] QString inspectionText(const Inspection &inspection,
                                     base::Reveal reveal = base::Reveal::Hidden);

} // namespace claimcheck::report
