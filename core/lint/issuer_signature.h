#pragma once

#include "core/lint/outcome.h"
#include "core/lint/run_reading.h"

namespace claimcheck::lint {

/// Whether a key of the issuer verifies the JWT. Could not tell while no key is known, and of a MAC by the
/// client's secret, which a run does not hold. what: "The ID token", translated, for the message.
[[nodiscard]] Verdict isSignedByIssuer(const Run &run, const ReadJwt &jwt, const QString &what);

/// Whether iss and aud are the issuer's and this client's. what: as above.
[[nodiscard]] Verdict isFromIssuerForClient(const Run &run, const ReadJwt &jwt, const QString &what);

} // namespace claimcheck::lint
