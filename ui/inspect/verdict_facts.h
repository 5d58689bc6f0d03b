#pragma once

#include "ui/inspect/verdict_rows.h"
#include "ui/models/fact_model.h"

namespace claimcheck::ui::inspect {

/// Key, thumbprint, algorithm and sizes of one verdict.
[[nodiscard]] std::vector<Fact> verdictFacts(const TokenView &view, VerdictPlace place);

} // namespace claimcheck::ui::inspect
