#pragma once

#include "core/base/finding.h"
#include "core/token/paste_cleaner.h"

#include <vector>

namespace claimcheck::report {

/// What was taken away around a token, as findings of level note: who pastes a token with its "Bearer" may be
/// who configured it so.
[[nodiscard]] std::vector<base::Finding> pasteFindings(const token::CleanedPaste &paste);

} // namespace claimcheck::report
