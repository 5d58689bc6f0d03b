#pragma once

#include "core/jose/decrypt.h"
#include "core/token/key_binding.h"
#include "ui/models/tone.h"

#include <QLatin1StringView>
#include <QString>

namespace claimcheck::ui::inspect {

/// What the Signature pane says of a verdict, and why.
struct VerdictWords
{
    Tone tone = Tone::Neutral;
    QLatin1StringView icon = {}; ///< empty: the mark of the tone
    QString chip;
    QString heading;
    QString text;
};

/// One of Verified, Not valid, Not checked, Not signed. Tone::Ok comes from SignatureStatus::Verified and
/// from nothing else.
[[nodiscard]] VerdictWords wordsOf(const jose::SignatureVerdict &verdict);
/// Decrypted, Not decrypted and the step that failed, or what is missing. Never Tone::Ok: encryption says
/// nothing about the sender.
[[nodiscard]] VerdictWords wordsOf(const jose::DecryptionVerdict &verdict);
/// Whether the holder's key signed this presentation of an SD-JWT.
[[nodiscard]] VerdictWords wordsOf(const token::KeyBindingVerdict &verdict);

} // namespace claimcheck::ui::inspect
