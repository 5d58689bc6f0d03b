#pragma once

// Internal to core/jose: which keys of a set may verify a signature, and in which order.
#include "core/jose/algorithms.h"
#include "core/jose/verify.h"

namespace claimcheck::jose {

enum class KeyAptness : quint8 {
    Apt,
    OtherKind, ///< kind or curve do not go with the algorithm
    OtherUse,  ///< use or key_ops forbid it (RFC 7517 §4.2, §4.3)
    OtherAlg,  ///< its alg is another one (RFC 7517 §4.4)
};

[[nodiscard]] KeyAptness aptness(const AlgorithmRow &row, const Jwk &jwk);

/// The keys of that aptness, those with the kid first.
[[nodiscard]] std::vector<const Jwk *> keysOf(const KeySet &keys, const AlgorithmRow &row, KeyAptness aptness,
                                              const QString &kid);

[[nodiscard]] KeyUsed keyUsed(const Jwk &jwk);

} // namespace claimcheck::jose
