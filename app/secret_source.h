#pragma once

#include "core/base/result.h"
#include "core/base/secret_bytes.h"
#include "core/oauth/profile.h"

namespace claimcheck::app {

/// Fetches the secret that a profile names. Codes: "secret-missing" (no such variable or file),
/// "keychain-not-supported" (in the command line).
[[nodiscard]] base::Result<base::SecretBytes> fetchSecret(const oauth::SecretSource &source);

} // namespace claimcheck::app
