#pragma once

// Private to core/attack: the rows of each group, and what they are made with.
#include "core/attack/attack.h"

namespace claimcheck::attack {

[[nodiscard]] std::span<const AttackRow> unsignedAttacks();
[[nodiscard]] std::span<const AttackRow> signatureAttacks();
[[nodiscard]] std::span<const AttackRow> confusionAttacks();
[[nodiscard]] std::span<const AttackRow> ownKeyAttacks();
[[nodiscard]] std::span<const AttackRow> keyIdAttacks();
[[nodiscard]] std::span<const AttackRow> headerAttacks();
[[nodiscard]] std::span<const AttackRow> claimAttacks();
[[nodiscard]] std::span<const AttackRow> encryptionAttacks();

/// A JSON string.
[[nodiscard]] QByteArray quoted(QByteArrayView text);
[[nodiscard]] base::Error doesNotApply(const QString &message);

/// alg becomes HS256, and the secret signs, however short it is.
[[nodiscard]] Forged signedWithSecret(token::TokenDraft draft, QByteArrayView secret);
/// Signed as its header says with the key of the input.
[[nodiscard]] base::Result<Forged> signedAgain(const AttackInput &input, const token::TokenDraft &draft);
/// sub becomes another, so that it can be seen whether the server took the token.
[[nodiscard]] token::TokenDraft withOtherSubject(token::TokenDraft draft);
/// The alg of the draft's header.
[[nodiscard]] QByteArray algOf(const token::TokenDraft &draft);

} // namespace claimcheck::attack
