#include "core/token/cleaning_steps.h"

#include "core/token/text.h"

#include <array>

namespace claimcheck::token {

namespace {

struct StepRow
{
    Cleaning cleaning;
    const char *rule;    ///< the code with "paste-" in front
    const char *message; ///< %1 is the detail
};

// clang-format off
constexpr std::array<StepRow, 18> rows = {{
    {Cleaning::Utf16, "paste-utf-16", QT_TRANSLATE_NOOP("claimcheck_token", "The text was UTF-16 and was converted.")},
    {Cleaning::ByteOrderMark, "paste-byte-order-mark", QT_TRANSLATE_NOOP("claimcheck_token", "A byte order mark in front was taken off.")},
    {Cleaning::Invisible, "paste-invisible-characters", QT_TRANSLATE_NOOP("claimcheck_token", "Invisible characters were taken out.")},
    {Cleaning::OuterSpace, "paste-outer-space", QT_TRANSLATE_NOOP("claimcheck_token", "White space around the token was taken off.")},
    {Cleaning::Quotes, "paste-quotes", QT_TRANSLATE_NOOP("claimcheck_token", "Quotation marks around the token were taken off.")},
    {Cleaning::Scheme, "paste-scheme", QT_TRANSLATE_NOOP("claimcheck_token", "The scheme \u201c%1\u201d in front was taken off.")},
    {Cleaning::LineBreaks, "paste-line-breaks", QT_TRANSLATE_NOOP("claimcheck_token", "White space inside the token, as wrapped lines leave it, was taken out.")},
    {Cleaning::PercentEscapes, "paste-percent-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "Percent escapes were resolved.")},
    {Cleaning::HtmlEscapes, "paste-html-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "HTML escapes were resolved.")},
    {Cleaning::TextEscapes, "paste-backslash-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "Backslash escapes were resolved.")},
    {Cleaning::Base64, "paste-base64", QT_TRANSLATE_NOOP("claimcheck_token", "The token was encoded in base64 once more and was decoded.")},
    {Cleaning::HeaderLine, "paste-header-line", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the header field %1.")},
    {Cleaning::Cookie, "paste-cookie", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the cookie %1.")},
    {Cleaning::Url, "paste-url", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the URL's parameter %1.")},
    {Cleaning::Form, "paste-form", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the form parameter %1.")},
    {Cleaning::Json, "paste-json", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the JSON member %1.")},
    {Cleaning::Curl, "paste-curl", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from a curl command: %1.")},
    {Cleaning::Prose, "paste-found-in-text", QT_TRANSLATE_NOOP("claimcheck_token", "The token was found inside other text.")},
}};
// clang-format on

} // namespace

CleaningStep cleaningStep(Cleaning cleaning, const QString &detail)
{
    const StepRow &row = rows[static_cast<std::size_t>(cleaning)];
    Q_ASSERT(row.cleaning == cleaning);
    const QString message = Text::tr(row.message);
    const QLatin1StringView rule(row.rule);
    return {rule.sliced(QLatin1StringView("paste-").size()), rule,
            message.contains(QLatin1StringView("%1")) ? message.arg(detail) : message};
}

} // namespace claimcheck::token
