#pragma once

#include "ui/models/fact_model.h"
#include "ui/models/token_view.h"

namespace claimcheck::ui::inspect {

/// Key, thumbprint, signed bytes and algorithm of the signature that the pane speaks of.
[[nodiscard]] std::vector<Fact> signatureFacts(const TokenView &view);

} // namespace claimcheck::ui::inspect
