#pragma once

#include "core/provider/client_authentication.h"

namespace claimcheck::provider {

/// The client that the form's client_assertion speaks for, RFC 7523 §3 and OpenID Connect Core 1.0 §9: signed
/// with its secret (HS256 …) or with its registered key, for this server, not expired, and not seen before.
[[nodiscard]] Authenticated checkAssertion(AuthorizationServer &server, const encoding::FormPairs &form);

/// A JWS whose signature is by the client's registered key, or with its secret.
[[nodiscard]] bool isSignedBy(const Client &client, const QByteArray &text);

} // namespace claimcheck::provider
