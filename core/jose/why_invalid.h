#pragma once

#include "core/jose/verify.h"

namespace claimcheck::jose {

/// Explains a signature that no key verified, with the first explanation that holds. In this order:
/// - the rules of the header: "crit-malformed", "crit-not-understood", "b64-malformed", "b64-without-crit",
/// "b64-differs",
///   "header-not-disjoint"; a segment that cannot be what was signed: "white-space", "base64-alphabet",
///   "base64-padding", "base64-malformed";
/// - "secret-base64", "secret-base64url", "secret-hex", "secret-newline", "secret-quotes": the HMAC secret in
/// another
///   reading fits; "ecdsa-der"; "re-serialized": it fits another spelling of header or payload;
///   "key-confusion": an HMAC with the text of a public key; "rsa-padding" (PS and RS taken for each other),
///   "wrong-hash"; "payload-b64" (RFC 7797 taken the other way); "self-asserted": it fits only the key in its
///   own header;
/// - "signature-missing", "truncated", "signature-length", "signature-range";
/// - "algorithm-key-mismatch": no key goes with alg; "wrong-key": the key that the token names is not there;
///   "wrong-signature".
[[nodiscard]] Reason whyInvalid(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys);

} // namespace claimcheck::jose
