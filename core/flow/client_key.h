#pragma once

#include "core/base/result.h"
#include "core/flow/flow_environment.h"
#include "core/oauth/client_auth.h"

namespace claimcheck::flow {

/// The secret, from where it is; empty where there is none. Errors: those of the environment's secret.
[[nodiscard]] base::Result<base::SecretBytes> fetchedSecret(const oauth::SecretSource &source,
                                                            const FlowEnvironment &environment);

/// The first private key of a file. Errors: "client-key-unreadable", "client-key-missing", those of
/// jose::readKeys.
[[nodiscard]] base::Result<jose::Jwk> readPrivateKey(const QString &path);

/// The client of a profile with its secret, and with what signs its assertions and request objects: the
/// private key in the file of the profile, else the secret. Errors: those of the
/// environment's secret, of jose::readKeys and of oauth::clientAuthParts, "client-key-unreadable",
/// "client-key-missing" (the file has no private key).
[[nodiscard]] base::Result<oauth::ClientCredentials> clientOf(const oauth::Profile &profile,
                                                              const FlowEnvironment &environment);

} // namespace claimcheck::flow
