#pragma once

#include "core/compare/response.h"
#include "core/compare/token_diff.h"

namespace claimcheck::compare {

/// Two responses, member by member, and the tokens that both have, claim by claim.
struct ResponseDiff
{
    /// A token that both have is among tokens and makes no row here.
    std::vector<DiffRow> members;
    std::vector<TokenDiff> tokens; ///< in A's order
    std::vector<DiffNote> notes;

    [[nodiscard]] DiffCounts counts() const; ///< of members and tokens
};

/// Members by their names. A token alone is compared with the token of a response that stands for the same:
/// an ID token with the ID token, others with the access token. Two tokens alone are compared whatever they
/// are.
[[nodiscard]] ResponseDiff compareResponses(const Response &a, const Response &b, const DiffOptions &options);

} // namespace claimcheck::compare
