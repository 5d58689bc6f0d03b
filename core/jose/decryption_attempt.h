#pragma once

// Internal to core/jose: what an explanation of why_undecryptable.cpp tries.
#include "core/jose/content_key.h"
#include "core/jose/trial_budget.h"

#include <optional>

namespace claimcheck::jose {

struct DecryptionAttempt
{
    const DecryptionTask &task;
    const KeySet &keys;
    const DecryptionVerdict &failure;
    TrialBudget &budget;

    /// The content key that another algorithm finds with a key; nullopt where it finds none or the budget is
    /// used up.
    [[nodiscard]] std::optional<base::SecretBytes> contentKeyWith(const AlgorithmRow &alg,
                                                                  const Jwk &jwk) const;
    /// Whether the content's tag fits.
    [[nodiscard]] bool opensWith(const AlgorithmRow &enc, const base::SecretBytes &contentKey,
                                 const QByteArray &authenticated) const;
    /// Both, with the token as it stands.
    [[nodiscard]] bool opens(const AlgorithmRow &alg, const Jwk &jwk) const;
};

using DecryptionExplanation = std::optional<Reason> (*)(const DecryptionAttempt &);

[[nodiscard]] std::optional<Reason> damagedPart(const DecryptionAttempt &attempt);
[[nodiscard]] std::optional<Reason> tagCutShort(const DecryptionAttempt &attempt);
[[nodiscard]] std::optional<Reason> secretMeantDifferently(const DecryptionAttempt &attempt);
[[nodiscard]] std::optional<Reason> otherKeyAlgorithm(const DecryptionAttempt &attempt);
[[nodiscard]] std::optional<Reason> otherAuthenticatedData(const DecryptionAttempt &attempt);
[[nodiscard]] std::optional<Reason> otherContentEncryption(const DecryptionAttempt &attempt);

} // namespace claimcheck::jose
