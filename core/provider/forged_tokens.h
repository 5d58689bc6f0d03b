#pragma once

#include "core/jose/jws.h"
#include "core/provider/authorization_server.h"

namespace claimcheck::provider {

/// What an API with one of the faults of a careless verifier takes for signed: any signature, none, one by an
/// issuer's public key taken for a secret, one by a key of the token's own (RFC 8725 §2.1, §3.10).
[[nodiscard]] bool takesForged(AuthorizationServer &server, const jose::ParsedJws &jws);

} // namespace claimcheck::provider
