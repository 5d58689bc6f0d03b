#include "core/report/paste_findings.h"

#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

/// Steps that only say where the token stood: nothing is wrong with that.
constexpr QLatin1StringView places[] = {"header-line"_L1, "cookie"_L1, "url"_L1,          "form"_L1,
                                        "json"_L1,        "curl"_L1,   "found-in-text"_L1};

} // namespace

std::vector<base::Finding> pasteFindings(const token::CleanedPaste &paste)
{
    std::vector<base::Finding> findings;
    for (const token::CleaningStep &step : paste.steps) {
        const bool place = std::ranges::find(places, step.code) != std::end(places);
        const QString message =
            place ? step.message
                  : Text::tr("%1 A verifier that is given the text as it was refuses it.").arg(step.message);
        findings.push_back({step.rule, base::Level::Note, {}, message, {}, {}});
    }
    return findings;
}

} // namespace claimcheck::report
