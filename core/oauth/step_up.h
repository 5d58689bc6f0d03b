#pragma once

#include "core/http/message.h"
#include "core/oauth/profile.h"

#include <optional>

namespace claimcheck::oauth {

/// What an API asks for when the sign-in behind a token is not strong or not recent enough.
struct StepUp
{
    QByteArray acrValues; ///< empty: not asked for
    QByteArray maxAge;    ///< seconds, as written; empty: not asked for
    QByteArray scope;     ///< as above
};

/// RFC 9470 §3: of a challenge with the error insufficient_user_authentication. nullopt: there is none.
[[nodiscard]] std::optional<StepUp> stepUpOf(const http::Response &response);

/// The profile of the run that answers it: its authorization request has acr_values and max_age as the API
/// asks (RFC 9470 §4), and its scope what is missing.
[[nodiscard]] Profile steppedUp(Profile profile, const StepUp &stepUp);

} // namespace claimcheck::oauth
