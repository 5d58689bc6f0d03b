#pragma once

#include "core/base/redaction.h"
#include "core/jose/key_collection.h"
#include "core/jose/key_writing.h"
#include "ui/models/fact_model.h"

namespace claimcheck::ui::keys {

/// The forms of the detail pane, in the order of its segments.
enum class KeyView : quint8 { Jwk, Pem, Der, Certificate };

struct ShownKey
{
    QString text; ///< DER as hexadecimal digits
    QString note; ///< what is not shown, and why
};

/// What is on the screen. The private part takes two acts: asking for it, and showing secrets.
[[nodiscard]] ShownKey shownKey(const jose::KeyEntry &entry, KeyView view, jose::JwkPart part,
                                base::Reveal reveal);
/// What Copy and Save take: the form itself, whether it is on the screen or not. A pass phrase encrypts a
/// private PEM or DER. Codes of writeKeys().
[[nodiscard]] base::Result<base::SecretBytes> keyFile(const jose::KeyEntry &entry, KeyView view,
                                                      jose::JwkPart part,
                                                      const base::SecretBytes &passphrase = {});
/// "kid.pem", with what cannot be part of a file's name left out.
[[nodiscard]] QString fileName(const jose::KeyEntry &entry, KeyView view);

/// The rows under the key's text.
[[nodiscard]] std::vector<Fact> keyFacts(const jose::KeyEntry &entry, const jose::CollectedSet &set,
                                         jose::JwkPart part, qint64 now, Qt::TimeSpec display);

} // namespace claimcheck::ui::keys
