#include "ui/inspect/signature_words.h"
#include "ui/inspect/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using jose::SignatureStatus;
using jose::SignatureVerdict;

SignatureWords verifiedWords()
{
    return {Tone::Ok,
            {},
            Text::tr("Verified"),
            Text::tr("Signature verified"),
            Text::tr("The header and claims are exactly what the holder of this key signed.")};
}

SignatureWords notCheckedWords(const SignatureVerdict &verdict)
{
    const QLatin1StringView code = verdict.reason ? verdict.reason->code : QLatin1StringView();
    if (code == "self-asserted"_L1) {
        return {
            Tone::Warning,
            {},
            Text::tr("Self-asserted"),
            Text::tr("Not checked"),
            Text::tr(
                "The signature matches the key inside the token, which proves nothing about who made it.")};
    }
    if (code == "no-key"_L1) {
        return {Tone::Neutral, "not-checked"_L1, Text::tr("Not checked"), Text::tr("Not checked"),
                Text::tr("Give the key below, or ask the issuer for its keys.")};
    }
    return {Tone::Neutral, "not-checked"_L1, Text::tr("Not checked"), Text::tr("Not checked"),
            verdict.reason ? verdict.reason->message : QString()};
}

SignatureWords wordsOf(const SignatureVerdict &verdict)
{
    switch (verdict.status) {
    case SignatureStatus::Verified: return verifiedWords();
    case SignatureStatus::Invalid:
        return {Tone::Error,
                {},
                Text::tr("Not valid"),
                Text::tr("Signature not valid"),
                verdict.reason ? verdict.reason->message : QString()};
    case SignatureStatus::NotChecked: return notCheckedWords(verdict);
    case SignatureStatus::Unsigned: break;
    }
    return {Tone::Warning, "unsigned"_L1, Text::tr("Not signed"), Text::tr("Not signed"),
            Text::tr("The algorithm is \u201cnone\u201d: anybody could have written this token.")};
}

SignatureWords wordsWithoutSignature(const token::TokenDocument &document)
{
    SignatureWords words{
        Tone::Neutral, "not-checked"_L1, Text::tr("No signature"), Text::tr("No signature here"), {}};
    switch (document.kind()) {
    case token::TokenKind::Jwe:
        words.text = Text::tr("This token is encrypted. Decryption comes with a later version.");
        words.chip = Text::tr("Encrypted");
        words.heading = Text::tr("Encrypted");
        break;
    case token::TokenKind::Opaque:
        words.text = Text::tr("Only its issuer can tell whether an opaque token is good.");
        break;
    case token::TokenKind::Unreadable:
        words.text = Text::tr("The text could not be read as a token, so there is nothing to check.");
        break;
    default: words.text = Text::tr("Keys are not signed.");
    }
    return words;
}

/// Worst first: with several signatures the pane says what the reader must know, and how many were verified.
int weight(SignatureStatus status)
{
    constexpr int weights[] = {1, 3, 0, 2};
    return weights[std::size_t(status)];
}

} // namespace

SignatureWords signatureWords(const TokenView &view)
{
    if (view.report->signatures.empty())
        return wordsWithoutSignature(view.document());
    const auto worst = std::ranges::max_element(view.report->signatures, {},
                                                [](const SignatureVerdict &v) { return weight(v.status); });
    SignatureWords words = wordsOf(*worst);
    if (view.report->signatures.size() > 1) {
        const auto good =
            std::ranges::count(view.report->signatures, SignatureStatus::Verified, &SignatureVerdict::status);
        words.text +=
            u' ' + Text::tr("%1 of %2 signatures verified.").arg(good).arg(view.report->signatures.size());
        // A single verified signature among unchecked ones does not make the whole green.
        if (words.tone == Tone::Ok && good != qsizetype(view.report->signatures.size()))
            words.tone = Tone::Warning;
    }
    return words;
}

} // namespace claimcheck::ui::inspect
