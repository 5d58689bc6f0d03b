#pragma once

#include "core/lint/run.h"
#include "core/oauth/dpop_proof.h"

namespace claimcheck::lint {

// What the rules on DPoP (RFC 9449) read out of a run.

/// The request has a DPoP proof, whatever it is worth.
[[nodiscard]] bool hasProof(const ObservedMessage &message);
/// Not verified: DP01 does that, once for each. Errors: those of oauth::readUnverifiedProof.
[[nodiscard]] base::Result<oauth::DpopProof> proofOf(const ObservedMessage &message);

/// The scheme of the Authorization header in small letters; empty where there is none.
[[nodiscard]] QByteArray schemeOf(const http::Request &request);

/// The access token that the request carries was bound to a key: it came with token_type DPoP, or is a JWT
/// with cnf.jkt.
[[nodiscard]] bool carriesBoundToken(const Run &run, const ObservedMessage &message);

/// The newest DPoP-Nonce that this message's server had given before it; empty where there is none.
[[nodiscard]] QByteArray nonceBefore(const Run &run, const ObservedMessage &message);

/// An earlier message of the run, at most 50 back, has the same value there: a proof or an assertion with its
/// jti.
using JtiOf = QByteArray (*)(const ObservedMessage &);
[[nodiscard]] bool isJtiReused(const Run &run, const ObservedMessage &message, JtiOf jtiOf);

} // namespace claimcheck::lint
