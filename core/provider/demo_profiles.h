#pragma once

#include "core/oauth/profile.h"

#include <vector>

namespace claimcheck::provider {

/// Ready profiles of the four demo clients: public and confidential, JWT and opaque access tokens, in this
/// order: demo-native, demo-native-opaque, demo-web, demo-web-opaque.
[[nodiscard]] std::vector<oauth::Profile> demoProfiles(const QString &issuer);

} // namespace claimcheck::provider
