#include "ui/inspect/verdict_words.h"

#include "ui/inspect/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using jose::SignatureStatus;
using jose::SignatureVerdict;
using token::KeyBindingStatus;

QString messageOf(const std::optional<jose::Reason> &reason)
{
    return reason ? reason->message : QString();
}

VerdictWords notChecked(const SignatureVerdict &verdict)
{
    const QLatin1StringView code = verdict.reason ? verdict.reason->code : QLatin1StringView();
    VerdictWords words{Tone::Neutral, "not-checked"_L1, Text::tr("Not checked"), Text::tr("Not checked"),
                       messageOf(verdict.reason)};
    if (code == "self-asserted"_L1) {
        words.tone = Tone::Warning;
        words.icon = {};
        words.chip = Text::tr("Self-asserted");
        words.text = Text::tr(
            "The signature matches the key inside the token, which proves nothing about who made it.");
    } else if (code == "no-key"_L1) {
        words.text = Text::tr("Give the key below, or ask the issuer for its keys.");
    }
    return words;
}

} // namespace

VerdictWords wordsOf(const SignatureVerdict &verdict)
{
    switch (verdict.status) {
    case SignatureStatus::Verified:
        return {Tone::Ok,
                {},
                Text::tr("Verified"),
                Text::tr("Signature verified"),
                Text::tr("The header and claims are exactly what the holder of this key signed.")};
    case SignatureStatus::Invalid:
        return {Tone::Error,
                {},
                Text::tr("Not valid"),
                Text::tr("Signature not valid"),
                messageOf(verdict.reason)};
    case SignatureStatus::NotChecked: return notChecked(verdict);
    case SignatureStatus::Unsigned: break;
    }
    return {Tone::Warning, "unsigned"_L1, Text::tr("Not signed"), Text::tr("Not signed"),
            Text::tr("The algorithm is \u201cnone\u201d: anybody could have written this token.")};
}

VerdictWords wordsOf(const token::KeyBindingVerdict &verdict)
{
    switch (verdict.status) {
    case KeyBindingStatus::Verified:
        return {Tone::Ok,
                {},
                Text::tr("Verified"),
                Text::tr("Key binding verified"),
                Text::tr("The holder of the key that the issuer named signed this presentation.")};
    case KeyBindingStatus::Invalid:
        return {Tone::Error,
                {},
                Text::tr("Not valid"),
                Text::tr("Key binding not valid"),
                messageOf(verdict.reason)};
    case KeyBindingStatus::NotChecked:
        return {Tone::Neutral, "not-checked"_L1, Text::tr("Not checked"), Text::tr("Key binding not checked"),
                messageOf(verdict.reason)};
    case KeyBindingStatus::NotPresent: break;
    }
    return {Tone::Neutral, "not-checked"_L1, Text::tr("No key binding"), Text::tr("No key binding"),
            Text::tr("Whoever has this presentation can show it.")};
}

} // namespace claimcheck::ui::inspect
