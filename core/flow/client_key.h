#pragma once

#include "core/base/result.h"
#include "core/flow/flow_environment.h"
#include "core/oauth/client_auth.h"

namespace claimcheck::flow {

/// The client of a profile with its secret, and with what signs its assertions: the secret for
/// client_secret_jwt, the private key in the file of the profile for private_key_jwt. Errors: those of the
/// environment's secret, of jose::readKeys and of oauth::clientAuthParts, "client-key-unreadable",
/// "client-key-missing" (the file has no private key).
[[nodiscard]] base::Result<oauth::ClientCredentials> clientOf(const oauth::Profile &profile,
                                                              const FlowEnvironment &environment);

} // namespace claimcheck::flow
