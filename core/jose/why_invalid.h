#pragma once

#include "core/jose/verify.h"

namespace claimcheck::jose {

/// Explains a signature that no key verified, with the first explanation that holds, in this order:
/// "secret-base64", "secret-base64url", "secret-hex", "secret-newline", "secret-quotes" (the HMAC secret in
/// another reading fits) · "wrong-kid" (another key of the set fits) · "ecdsa-der", "signature-length",
/// "signature-range" · "base64-alphabet", "base64-padding", "base64-malformed" · "truncated" ·
/// "re-serialized" (it fits another spelling of header or payload) · "key-confusion" (an HMAC with the text
/// of a public key) · "rsa-padding" (PS and RS taken for each other), "wrong-hash" · "payload-b64" (RFC 7797
/// taken the other way) · "algorithm-key-mismatch" · "wrong-signature".
[[nodiscard]] Reason whyInvalid(const ParsedJws &jws, const JwsSignature &signature, const KeySet &keys);

} // namespace claimcheck::jose
