#pragma once

// Internal to core/jose: which keys of a set may verify a signature, and in which order.
#include "core/jose/algorithms.h"
#include "core/jose/key_names.h"
#include "core/jose/verify.h"

namespace claimcheck::jose {

enum class KeyAptness : quint8 {
    Apt,
    OtherKind, ///< kind or curve do not go with the algorithm
    OtherUse,  ///< use or key_ops forbid it (RFC 7517 §4.2, §4.3)
    OtherAlg,  ///< its alg is another one (RFC 7517 §4.4)
};

[[nodiscard]] KeyAptness aptness(const AlgorithmRow &row, const Jwk &jwk);

/// The keys of that aptness, those that the kid names first.
[[nodiscard]] std::vector<const Jwk *> keysOf(const KeySet &keys, const AlgorithmRow &row, KeyAptness aptness,
                                              QByteArrayView kid);

[[nodiscard]] KeyUsed keyUsed(const Jwk &jwk, const KeyNames &names = {});

} // namespace claimcheck::jose
