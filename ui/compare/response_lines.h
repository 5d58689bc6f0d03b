#pragma once

#include "core/base/redaction.h"
#include "core/compare/response.h"
#include "ui/compare/spans.h"
#include "ui/widgets/help_text.h"

namespace claimcheck::ui::compare {

/// A line of a response as the window shows it: a member with its value, or a remark under the members.
struct ResponseLine
{
    Spans spans;
    Tone tone = Tone::Neutral; ///< of a remark
    HelpText help;             ///< what the member means
    QString copy;              ///< what Ctrl+C takes: the exact value, hidden where the line hides it
    enum class Kind : quint8 { Member, Remark } kind = Kind::Member;
};

/// Every member in its own order, tokens in the colours of their parts and shortened, then the remarks.
/// Reveal::Hidden shows of a token its header at most; of other secrets how long they are.
[[nodiscard]] std::vector<ResponseLine> responseLines(const claimcheck::compare::Response &response,
                                                      base::Reveal reveal);

} // namespace claimcheck::ui::compare
