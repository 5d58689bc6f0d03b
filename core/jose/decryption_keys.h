#pragma once

// Internal to core/jose: which keys of a set may decrypt for a recipient, in which order, and why the others
// may not.
#include "core/jose/algorithms.h"
#include "core/jose/decrypt.h"

namespace claimcheck::jose {

/// Has a private half or is a secret: without one of these nothing can be decrypted.
[[nodiscard]] bool canDecrypt(const KeySet &keys);

/// Why a key is not for these algorithms, as a code of decrypt.h (step key); empty where it is. Kind and
/// curve are looked at first, then the length of a secret, the private half, use and key_ops (RFC 7517 §4.2,
/// §4.3), alg.
[[nodiscard]] QLatin1StringView unfitness(const AlgorithmRow &alg, const AlgorithmRow &enc, const Jwk &jwk);

/// Those that fit, with the kid first.
[[nodiscard]] std::vector<const Jwk *> decryptionKeys(const KeySet &keys, const AlgorithmRow &alg,
                                                      const AlgorithmRow &enc, const QString &kid);

/// Why none of the keys fits: of the key that the header names, else of the one that comes closest.
[[nodiscard]] DecryptionVerdict noFittingKey(const KeySet &keys, const AlgorithmRow &alg,
                                             const AlgorithmRow &enc, const QString &kid);

} // namespace claimcheck::jose
