#pragma once

#include "core/oauth/profile.h"

namespace claimcheck::oauth {

/// Every place of a profile that may hold a secret; they live as long as the profile.
[[nodiscard]] std::vector<SecretSource *> secretsOf(Profile &profile);

} // namespace claimcheck::oauth
