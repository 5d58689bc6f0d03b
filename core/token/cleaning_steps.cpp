#include "core/token/cleaning_steps.h"

#include "core/token/text.h"

#include <array>

namespace claimcheck::token {

namespace {

struct StepRow
{
    Cleaning cleaning;
    const char *code;
    const char *message; ///< %1 is the detail
};

// clang-format off
constexpr std::array<StepRow, 17> rows = {{
    {Cleaning::Utf16, "utf-16", QT_TRANSLATE_NOOP("claimcheck_token", "The text was UTF-16 and was converted.")},
    {Cleaning::ByteOrderMark, "byte-order-mark", QT_TRANSLATE_NOOP("claimcheck_token", "A byte order mark in front was taken off.")},
    {Cleaning::Invisible, "invisible-characters", QT_TRANSLATE_NOOP("claimcheck_token", "Invisible characters were taken out.")},
    {Cleaning::OuterSpace, "outer-space", QT_TRANSLATE_NOOP("claimcheck_token", "White space around the token was taken off.")},
    {Cleaning::Quotes, "quotes", QT_TRANSLATE_NOOP("claimcheck_token", "Quotation marks around the token were taken off.")},
    {Cleaning::Scheme, "scheme", QT_TRANSLATE_NOOP("claimcheck_token", "The scheme \u201c%1\u201d in front was taken off.")},
    {Cleaning::LineBreaks, "line-breaks", QT_TRANSLATE_NOOP("claimcheck_token", "White space inside the token, as wrapped lines leave it, was taken out.")},
    {Cleaning::PercentEscapes, "percent-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "Percent escapes were resolved.")},
    {Cleaning::HtmlEscapes, "html-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "HTML escapes were resolved.")},
    {Cleaning::TextEscapes, "backslash-escapes", QT_TRANSLATE_NOOP("claimcheck_token", "Backslash escapes were resolved.")},
    {Cleaning::HeaderLine, "header-line", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the header field %1.")},
    {Cleaning::Cookie, "cookie", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the cookie %1.")},
    {Cleaning::Url, "url", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the URL's parameter %1.")},
    {Cleaning::Form, "form", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the form parameter %1.")},
    {Cleaning::Json, "json", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from the JSON member %1.")},
    {Cleaning::Curl, "curl", QT_TRANSLATE_NOOP("claimcheck_token", "The token was taken from a curl command: %1.")},
    {Cleaning::Prose, "found-in-text", QT_TRANSLATE_NOOP("claimcheck_token", "The token was found inside other text.")},
}};
// clang-format on

} // namespace

CleaningStep cleaningStep(Cleaning cleaning, const QString &detail)
{
    const StepRow &row = rows[static_cast<std::size_t>(cleaning)];
    Q_ASSERT(row.cleaning == cleaning);
    const QString message = Text::tr(row.message);
    return {QLatin1StringView(row.code),
            message.contains(QLatin1StringView("%1")) ? message.arg(detail) : message};
}

} // namespace claimcheck::token
