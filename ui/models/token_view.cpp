#include "ui/models/token_view.h"

#include "core/claims/typed.h"
#include "ui/models/byte_roles.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

std::optional<qint64> secondsOf(const encoding::JsonValue &value)
{
    const claims::NumericDate date = claims::numericDate(value);
    return date.isKnown() ? std::optional(date.seconds()) : std::nullopt;
}

Validity validityOf(const encoding::JsonDocument &payload, qint64 now)
{
    return {secondsOf(payload["iat"_L1]), secondsOf(payload["nbf"_L1]), secondsOf(payload["exp"_L1]), now};
}

} // namespace

TokenView tokenView(std::shared_ptr<const report::Inspection> report, qint64 now)
{
    const token::TokenDocument &document = report->document;
    TokenView view;
    view.detectedType = lint::detectTokenType(document);
    view.header = headerRows(document, report->signatures.empty() ? nullptr : &report->signatures.front());
    view.claims = claimRows(document);
    view.tokenColours = tokenRoles(document);
    view.headerColours = jsonRoles(document.header());
    view.payloadColours = jsonRoles(document.payload());
    view.validity = validityOf(document.payload(), now);
    view.report = std::move(report);
    return view;
}

} // namespace claimcheck::ui
