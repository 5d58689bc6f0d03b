// What the Signature pane says of a whole token; see verdict_rows.h.
#include "ui/inspect/text.h"
#include "ui/inspect/verdict_rows.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

using jose::SignatureStatus;
using jose::SignatureVerdict;

VerdictWords wordsWithoutVerdict(const token::TokenDocument &document)
{
    VerdictWords words{
        Tone::Neutral, "not-checked"_L1, Text::tr("No signature"), Text::tr("No signature here"), {}};
    switch (document.kind()) {
    case token::TokenKind::Jwe:
        words.icon = "encrypted"_L1;
        words.chip = words.heading = Text::tr("Encrypted");
        words.text = Text::tr("This encrypted token could not be read far enough to try a key.");
        break;
    case token::TokenKind::Opaque:
        words.chip = Text::tr("Only the issuer knows");
        words.heading = Text::tr("Only the issuer can tell");
        words.text = Text::tr("Nothing in an opaque token proves who made it, or whether it is still good.");
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

std::vector<SignatureVerdict>::const_iterator worstOf(const std::vector<SignatureVerdict> &verdicts)
{
    return std::ranges::max_element(verdicts, {},
                                    [](const SignatureVerdict &verdict) { return weight(verdict.status); });
}

VerdictWords signatureWords(const std::vector<SignatureVerdict> &verdicts)
{
    VerdictWords words = wordsOf(*worstOf(verdicts));
    if (verdicts.size() < 2)
        return words;
    const auto good = std::ranges::count(verdicts, SignatureStatus::Verified, &SignatureVerdict::status);
    words.chip = Text::tr("%1 of %2 verified").arg(good).arg(verdicts.size());
    words.heading = Text::tr("%1 of %2 signatures verified").arg(good).arg(verdicts.size());
    // A single verified signature among unchecked ones does not make the whole green.
    if (words.tone == Tone::Ok && good != qsizetype(verdicts.size()))
        words.tone = Tone::Warning;
    return words;
}

} // namespace

int decisiveRow(const TokenView &view)
{
    const report::Inspection &report = *view.report;
    if (!report.decryption)
        return report.signatures.empty() ? 0 : int(worstOf(report.signatures) - report.signatures.begin());
    const auto &recipients = report.decryption->recipients;
    const auto opened =
        std::ranges::find(recipients, report.decryption->overall.status, &jose::DecryptionVerdict::status);
    return opened == recipients.end() ? 0 : int(opened - recipients.begin());
}

VerdictWords overallWords(const TokenView &view)
{
    const report::Inspection &report = *view.report;
    if (report.decryption)
        return wordsOf(report.decryption->overall);
    if (report.signatures.empty())
        return wordsWithoutVerdict(view.document());
    VerdictWords words = signatureWords(report.signatures);
    if (report.keyBinding && words.tone == Tone::Ok && wordsOf(*report.keyBinding).tone != Tone::Ok) {
        const VerdictWords binding = wordsOf(*report.keyBinding);
        words.text = binding.heading + u". "_s + binding.text;
        words.tone = binding.tone == Tone::Error ? Tone::Error : words.tone;
        words.chip = binding.tone == Tone::Error ? binding.chip : words.chip;
        words.heading = binding.tone == Tone::Error ? binding.heading : words.heading;
    }
    return words;
}

} // namespace claimcheck::ui::inspect
