#pragma once

#include "core/compare/claims_matrix.h"
#include "ui/compare/comparison.h"

namespace claimcheck::ui::compare {

/// What the API can learn with one of the two tokens: from the token itself where it can be read, from
/// introspection and userinfo as far as they were asked, and what the client learns from the ID token.
[[nodiscard]] core::ClaimsMatrix claimsOf(const Comparison &comparison, CompareSide side);

} // namespace claimcheck::ui::compare
