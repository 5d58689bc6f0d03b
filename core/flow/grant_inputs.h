#pragma once

#include "core/flow/flow_environment.h"
#include "core/oauth/client_assertion.h"

namespace claimcheck::flow {

/// What a grant starts from, fetched from where its profile says. Empty what the grant does not need.
struct GrantInputs
{
    base::SecretBytes password;
    base::SecretBytes refreshToken;
    base::SecretBytes subjectToken;
    base::SecretBytes actorToken;
    base::SecretBytes assertion;                                ///< a ready one
    std::optional<oauth::AssertionSigner> assertionSigner = {}; ///< for one that is made
};

/// Errors: "profile-incomplete" (the grant needs what the profile does not have), those of the environment's
/// secret and of readPrivateKey.
[[nodiscard]] base::Result<GrantInputs> inputsOf(const oauth::Profile &profile,
                                                 const FlowEnvironment &environment);

} // namespace claimcheck::flow
