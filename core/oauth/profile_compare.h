#pragma once

#include "core/base/result.h"
#include "core/oauth/profile.h"

#include <optional>

namespace claimcheck::oauth {

/// The profile of one run of a comparison: its "compare" member's "a" or "b" laid over the rest. Those have
/// "resource", "scope", "client", "authorization_parameters" and "token_parameters"; what they leave out
/// stays, also within "client". "introspect_as" is for introspectorOf. Errors: those of readProfile.
[[nodiscard]] base::Result<Profile> profileFor(const Profile &profile, CompareSide side);

/// The client that introspects that run's token, where it is not the run's own: the API's (RFC 7662 §2.1), as
/// "introspect_as" of "a" or "b" says, in the shape of "client". Errors: those of readProfile.
[[nodiscard]] base::Result<std::optional<ClientSettings>> introspectorOf(const Profile &profile,
                                                                         CompareSide side);

/// The profile as it may be passed on: without the secrets that it holds itself, those of "compare" among
/// them. Where a secret is to be found elsewhere, that stays.
[[nodiscard]] Profile withoutSecrets(Profile profile);

} // namespace claimcheck::oauth
