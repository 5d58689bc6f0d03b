#pragma once

#include "core/jose/content_key.h"
#include "core/jose/trial_budget.h"

namespace claimcheck::jose {

/// Explains a decryption that failed, with the first explanation that a trial proves or the token's shape
/// tells; else the failure itself, with what to do. In this order:
/// - a part that cannot be what was encrypted: the codes of why_invalid.h for segments ("white-space",
///   "base64-padding", "base64-alphabet", … "base64-malformed"); "truncated" (the tag is too short);
/// - "secret-base64", "secret-base64url", "secret-hex", "secret-newline", "secret-quotes": the secret in
/// another
///   reading opens it (dir, AES key wrap, AES-GCM key wrap, PBES2);
/// - "wrong-alg": it opens with another algorithm of the same family than alg names (AES key wrap of another
///   size); "oaep-hash" (RSA-OAEP and RSA-OAEP-256 … taken for each other), "rsa-padding" (RSA1_5 and
///   RSA-OAEP);
/// - "re-serialized": the tag fits another spelling of the header, or of aad; "aad-added": it fits without
/// aad;
///   "wrong-enc": it opens with another content encryption than enc names.
/// RSA1_5 is tried with a random key in place of what has a wrong padding, so that only the tag decides: no
/// more is told of the padding than by decrypting (RFC 7516 §11.5). Within the budget; beyond it a trial is
/// left out.
[[nodiscard]] Reason whyUndecryptable(const DecryptionTask &task, const KeySet &keys,
                                      const DecryptionVerdict &failure, TrialBudget &budget);

} // namespace claimcheck::jose
