#pragma once

#include "core/base/result.h"
#include "core/oauth/profile.h"

namespace claimcheck::oauth {

/// The profile of one run of a comparison: its "compare" member's "a" or "b" laid over the rest. Those have
/// "resource", "scope", "client", "authorization_parameters" and "token_parameters"; what they leave out
/// stays, also within "client". Errors: those of readProfile.
[[nodiscard]] base::Result<Profile> profileFor(const Profile &profile, CompareSide side);

} // namespace claimcheck::oauth
