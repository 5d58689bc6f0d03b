#pragma once

// Internal to core/jose: what an explanation of why_invalid.cpp tries.
#include "core/jose/key_choice.h"
#include "core/jose/trial_budget.h"

#include <optional>

namespace claimcheck::jose {

struct Attempt
{
    const ParsedJws &jws;
    const JwsSignature &signature;
    const KeySet &keys;
    const AlgorithmRow &row;
    QByteArray input; ///< the signing input as it stands
    TrialBudget &budget;

    /// The first key of the set that the signature fits with a method, over some input; nullptr if there is
    /// none, or none within the budget.
    [[nodiscard]] const Jwk *fittingKey(const crypto::SignatureMethod &method, QByteArrayView over,
                                        QByteArrayView raw) const;
    /// The same with the method of alg.
    [[nodiscard]] const Jwk *fittingKey(QByteArrayView over) const
    {
        return fittingKey(row.method, over, signature.signature);
    }
    /// Whether the signature is the HMAC with this secret.
    [[nodiscard]] bool fitsSecret(QByteArrayView secret) const;
};

using Explanation = std::optional<Reason> (*)(const Attempt &);

[[nodiscard]] std::optional<Reason> damagedSegment(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> secretReadDifferently(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> derSignature(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> unpaddedHalves(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> spelledDifferently(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> hmacWithPublicKey(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> otherMethod(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> payloadEncodedDifferently(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> ownKeyFits(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> wrongShape(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> noKeyOfThatKind(const Attempt &attempt);
[[nodiscard]] std::optional<Reason> namedKeyMissing(const Attempt &attempt);

} // namespace claimcheck::jose
