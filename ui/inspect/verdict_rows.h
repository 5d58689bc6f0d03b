#pragma once

#include "ui/inspect/verdict_words.h"
#include "ui/models/token_view.h"

namespace claimcheck::ui::inspect {

enum class VerdictKind : quint8 { Signature, Recipient, KeyBinding };

/// One thing of a token that was checked or decrypted by itself.
struct VerdictPlace
{
    VerdictKind kind = VerdictKind::Signature;
    int index = 0; ///< of the signature or recipient
};

/// Signatures, then recipients, then the key binding.
[[nodiscard]] int verdictCount(const TokenView &view);
[[nodiscard]] VerdictPlace verdictPlace(const TokenView &view, int row);

[[nodiscard]] VerdictWords verdictWords(const TokenView &view, VerdictPlace place);
/// "Signature 2", "Recipient 1", "Key binding".
[[nodiscard]] QString verdictName(VerdictPlace place);
[[nodiscard]] QByteArray verdictAlgorithm(const TokenView &view, VerdictPlace place);
/// The kid of its header.
[[nodiscard]] QString verdictKid(const TokenView &view, VerdictPlace place);
/// The key that was used or that the reason speaks of; null if none.
[[nodiscard]] const jose::KeyUsed *verdictKey(const TokenView &view, VerdictPlace place);
/// The bytes of the token's text that it speaks of.
[[nodiscard]] base::ByteRange verdictSource(const TokenView &view, VerdictPlace place);

/// The row that the whole is judged by: the recipient that was decrypted, else the worst signature; 0 where
/// there is none.
[[nodiscard]] int decisiveRow(const TokenView &view);
/// What the pane says while none of several rows is chosen: the worst, and how many were verified.
[[nodiscard]] VerdictWords overallWords(const TokenView &view);

} // namespace claimcheck::ui::inspect
