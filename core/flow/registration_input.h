#pragma once

#include "core/base/result.h"
#include "core/oauth/client_metadata.h"

namespace claimcheck::flow {

/// What the files of the profile give to a registration: the client's public key, or its certificate. Errors:
/// those of readPrivateKey, clientCertificateOf and crypto::Certificate.
[[nodiscard]] base::Result<oauth::ClientMetadataInput> registrationInputOf(const oauth::Profile &profile);

} // namespace claimcheck::flow
