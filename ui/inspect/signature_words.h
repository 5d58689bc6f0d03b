#pragma once

#include "ui/models/token_view.h"
#include "ui/models/tone.h"

#include <QLatin1StringView>

namespace claimcheck::ui::inspect {

/// What the signature pane says: one of Verified, Not valid, Not checked, Not signed, and why.
struct SignatureWords
{
    Tone tone = Tone::Neutral;
    QLatin1StringView icon; ///< empty: the mark of the tone
    QString chip;
    QString heading;
    QString text;
};

/// Tone::Ok comes from a verdict of SignatureStatus::Verified and from nothing else.
[[nodiscard]] SignatureWords signatureWords(const TokenView &view);

} // namespace claimcheck::ui::inspect
