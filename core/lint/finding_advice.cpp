#include "core/lint/finding_advice.h"

#include "core/lint/rule.h"
#include "core/lint/text.h"

#include <algorithm>

namespace claimcheck::lint {

namespace {

struct AdviceRow
{
    QLatin1StringView prefix; ///< of the codes that it speaks of
    const char *why;          ///< source text
    const char *fix;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_lint", text)

/// By the beginning of the reader's code; the first that fits counts.
constexpr AdviceRow rows[] = {
    {QLatin1StringView("base64"),
     TEXT("One reader refuses the token and another one reads it: they may decide differently."),
     TEXT("Whoever writes the token must use base64url without padding, line breaks and leftover bits.")},
    {QLatin1StringView("key-binding"),
     TEXT("Without a key binding that holds, whoever copied the presentation can show it."),
     TEXT("Refuse the presentation, and ask the holder for a new one.")},
    {QLatin1StringView("sd-jwt"), TEXT("A verifier that keeps to RFC 9901 must refuse the whole token."),
     TEXT(
         "Present the disclosures as the issuer made them; if they are, the issuer must correct the token.")},
    {QLatin1StringView("json"), TEXT("Readers stop here, or go on and see something else."),
     TEXT("Whoever writes the token must write JSON in UTF-8.")},
    {QLatin1StringView("paste"), TEXT("A verifier that is given the text as it was refuses it."),
     TEXT("Hand on the token alone, as it is shown here.")},
    {QLatin1StringView("token"), TEXT("Nothing that this token claims can be relied on."),
     TEXT("Fetch it once more, and copy it whole.")},
    {QLatin1StringView("nesting"), TEXT("A token inside so many others is an attack, or a mistake."),
     TEXT("Refuse it, or open the inner token by itself.")},
    {QLatin1StringView("part"), TEXT("The token cannot be verified."),
     TEXT("Fetch it once more, and copy it whole.")},
    {QLatin1StringView("jws"), TEXT("The token cannot be verified."),
     TEXT("Whoever writes the token must follow RFC 7515.")},
    {QLatin1StringView("jwe"), TEXT("The token cannot be decrypted."),
     TEXT("Whoever writes the token must follow RFC 7516.")},
    {QLatin1StringView("jwk"), TEXT("Libraries refuse the key, or read another one."),
     TEXT("Whoever publishes the key must follow RFC 7517.")},
    {QLatin1StringView("header"), TEXT("Readers differ in which of the headers they follow."),
     TEXT("Each parameter may stand in one of the headers only.")},
    {QLatin1StringView("crit"),
     TEXT("A recipient that does not understand what is critical must refuse the token."),
     TEXT("Refuse it, or use a verifier that implements the extension.")},
};

#undef TEXT

} // namespace

FindingAdvice findingAdvice(QLatin1StringView rule)
{
    if (const RuleInfo *info = findRule(rule))
        return {info->translatedTitle(), info->translatedWhy(), info->translatedFix()};
    const auto *row =
        std::ranges::find_if(rows, [rule](const AdviceRow &each) { return rule.startsWith(each.prefix); });
    if (row == std::end(rows))
        return {};
    return {{}, Text::tr(row->why), Text::tr(row->fix)};
}

} // namespace claimcheck::lint
