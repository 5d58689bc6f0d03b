#pragma once

#include "core/base/result.h"
#include "core/oauth/profile.h"

#include <array>
#include <optional>

namespace claimcheck::compare {

/// The two runs of a comparison: the same user, client and scopes as far as the profile lets them be.
struct TwoProfiles
{
    oauth::Profile a, b;
    /// Who introspects A and B where it is not the run's own client.
    std::array<std::optional<oauth::ClientSettings>, 2> introspectors = {};
};

/// By the profile's "compare", else by its two resource indicators, one for each run. Without steps after the
/// tokens: the measurement takes its own. Errors: "compare-one-format" (the profile says neither), those of
/// oauth::profileFor and oauth::introspectorOf.
[[nodiscard]] base::Result<TwoProfiles> twoProfilesOf(const oauth::Profile &profile);

/// Two profiles as they are, without their steps after the tokens.
[[nodiscard]] TwoProfiles twoProfilesOf(oauth::Profile a, oauth::Profile b);

} // namespace claimcheck::compare
