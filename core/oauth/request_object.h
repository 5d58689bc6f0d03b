#pragma once

#include "core/oauth/authorization_request.h"
#include "core/oauth/client_assertion.h"

namespace claimcheck::oauth {

inline constexpr qint64 requestObjectLifetime = 300; ///< seconds

/// A signed request object, RFC 9101 §4: the parameters as claims (JSON where RFC 9396 and OpenID Connect
/// Core 1.0 §5.5 have JSON, a number for max_age, an array where a name repeats), iss, aud, jti, iat, nbf and
/// exp, typed oauth-authz-req+jwt. Errors: those of jose::signCompact.
[[nodiscard]] base::Result<QByteArray> makeRequestObject(const encoding::FormPairs &parameters,
                                                         QByteArrayView clientId,
                                                         const AssertionSigner &signer);

/// RFC 9101 §6.1: the same as a JWE for a key of the server. Errors: "server-key-missing" (no key of the set
/// is for encryption), those of jose::encryptCompact.
[[nodiscard]] base::Result<QByteArray> encryptRequestObject(const QByteArray &requestObject,
                                                            const std::vector<jose::Jwk> &serverKeys);

/// What the authorization request has beside its request object: client_id, and with openid in the scope also
/// response_type and scope (OpenID Connect Core 1.0 §6.1).
[[nodiscard]] encoding::FormPairs besideRequestObject(const encoding::FormPairs &parameters);

} // namespace claimcheck::oauth
