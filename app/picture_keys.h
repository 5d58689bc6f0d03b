#pragma once

#include "app/photographer.h"

namespace claimcheck::app {

/// The Keys workspace: several sets of which one was fetched again and signed the open token, a new key's
/// form, a self-signed certificate. False if a key could not be made.
[[nodiscard]] bool takeKeys(Photographer &photographer);

} // namespace claimcheck::app
