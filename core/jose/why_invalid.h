#pragma once

#include "core/jose/trial_budget.h"
#include "core/jose/verify.h"

namespace claimcheck::jose {

/// Explains a signature that no key verified, with the first explanation that holds; the message says what is
/// wrong and what to do. In this order:
/// - the rules of the header: "crit-malformed", "crit-not-understood", "b64-malformed", "b64-without-crit",
///   "b64-differs", "header-not-disjoint"; a segment that cannot be what was signed: "white-space",
///   "base64-padding", "base64-alphabet", "url-escapes", "html-escapes", "backslash-escapes", "quotes",
///   "bearer-prefix", "base64-malformed" (the message says whether the signature fits without it);
/// - what a trial proves: "secret-base64", "secret-base64url", "secret-hex", "secret-newline",
/// "secret-quotes"
///   (the HMAC secret in another reading); "ecdsa-der"; "signature-length" (r and s without their leading
///   zeros); "re-serialized" (another spelling of header or payload); "key-confusion" (an HMAC with the text
///   of a public key); "rsa-padding" (PS and RS taken for each other), "wrong-hash"; "payload-b64" (RFC 7797
///   taken the other way); "self-asserted" (only the key in its own header fits);
/// - what its shape tells: "signature-missing", "truncated", "signature-length", "signature-range";
/// - "algorithm-key-mismatch": no key goes with alg; "wrong-key": the key that the token names is not there;
///   "wrong-signature".
/// Within the budget: beyond it an explanation is passed over and the message of "wrong-signature" says so.
[[nodiscard]] Reason whyInvalid(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys,
                                TrialBudget &budget);

} // namespace claimcheck::jose
