#pragma once

#include "core/provider/bearer.h"

namespace claimcheck::provider {

/// The DPoP proof of a request. Neither member is set where it has none.
struct CheckedProof
{
    QByteArray thumbprint; ///< of the key that signed it (RFC 7638), base64url
    std::optional<Refusal> refusal;
};

/// RFC 9449 §4.3, with jti not seen before and, where hooks.h demands it, a nonce of this server. Errors:
/// invalid_dpop_proof, use_dpop_nonce.
[[nodiscard]] CheckedProof checkProof(AuthorizationServer &server, const http::Request &request);

/// What a token is bound to; empty: nothing.
struct Binding
{
    QByteArray jkt;
    QByteArray certificate; ///< x5t#S256
};
/// Whether the token came as its binding asks for: one that is bound to a key (jkt) with the scheme DPoP and
/// a proof by that key, another with the scheme Bearer (RFC 9449 §7.1, §7.2); one that is bound to a
/// certificate over a connection that showed it (RFC 8705 §3).
[[nodiscard]] std::optional<Refusal> checkBinding(AuthorizationServer &server, const http::Request &request,
                                                  const Presented &presented, const Binding &binding);

/// Adds the next nonce, where proofs must have one (RFC 9449 §8.2).
void offerNonce(AuthorizationServer &server, const http::Request &request, http::Response &response);

} // namespace claimcheck::provider
