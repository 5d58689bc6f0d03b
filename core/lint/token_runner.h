#pragma once

#include "core/base/finding.h"

#include <vector>

namespace claimcheck::lint {

struct TokenSubject;

/// All rules that apply to the token's type. Only failed ones give a finding; a good token gives none.
/// Does not repeat what the token's reader already said (TokenDocument::problems).
[[nodiscard]] std::vector<base::Finding> checkToken(const TokenSubject &subject);

} // namespace claimcheck::lint
