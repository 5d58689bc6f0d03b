#pragma once

#include "core/oauth/profile.h"

#include <vector>

namespace claimcheck::provider {

/// Ready profiles of the demo clients that sign users in: public and confidential, JWT and opaque access
/// tokens, then DPoP and client_secret_jwt, in this order: demo-native, demo-native-opaque, demo-web,
/// demo-web-opaque, demo-dpop, demo-web-jwt. Each says how to compare a JWT with an opaque token. After them
/// one each for client credentials, device code, CIBA, a pushed and signed request, the hybrid grant, the
/// implicit one, step-up (RFC 9470) and the password.
[[nodiscard]] std::vector<oauth::Profile> demoProfiles(const QString &issuer);

} // namespace claimcheck::provider
