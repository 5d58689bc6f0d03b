#include "ui/models/token_view.h"

#include "core/claims/typed.h"
#include "ui/models/byte_roles.h"
#include "ui/models/disclosure_rows.h"
#include "ui/models/findings_model.h"
#include "ui/models/format_rows.h"
#include "ui/models/header_rows.h"
#include "ui/models/member_rows.h"
#include "ui/models/text.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

using token::TokenKind;
using token::TokenPart;

std::optional<qint64> secondsOf(const encoding::JsonValue &value)
{
    const claims::NumericDate date = claims::numericDate(value);
    return date.isKnown() ? std::optional(date.seconds()) : std::nullopt;
}

Validity validityOf(const encoding::JsonDocument &payload, qint64 now)
{
    return {secondsOf(payload["iat"_L1]), secondsOf(payload["nbf"_L1]), secondsOf(payload["exp"_L1]), now};
}

void setPayload(TokenView &view, const QByteArray &bytes)
{
    view.payloadBytes = bytes;
    if (auto json = encoding::JsonDocument::parse(bytes))
        view.payload = std::move(json).value();
}

void readPayload(TokenView &view)
{
    const token::TokenDocument &document = view.document();
    const std::vector<formats::Recognized> &formats = document.recognized();
    if (document.kind() == TokenKind::Opaque && view.report->isDecrypted())
        return setPayload(view, view.report->decryption->plaintext);
    if (!formats.empty() && formats.front().payload)
        return setPayload(view, formats.front().payload->bytes);
    view.payload = document.payload();
    view.payloadBytes = document.payloadBytes();
}

MemberRows claimsOf(const TokenView &view)
{
    const token::TokenDocument &document = view.document();
    if (document.sdJwt())
        return disclosureRows(document);
    // Of a damaged payload what could be read; where that stands cannot be told.
    if (view.payload.isEmpty() && !document.partialPayload().isEmpty())
        return claimRows(document.partialPayload(), [](base::ByteRange) { return base::ByteRange{}; });
    return claimRows(view.payload, [&](base::ByteRange range) {
        switch (document.kind()) {
        case TokenKind::Jws: return document.sourceRange(TokenPart::Payload, range);
        // Which character of the ciphertext carries which byte depends on enc and zip: all of them are lit.
        case TokenKind::Jwe: return document.partRange(TokenPart::Ciphertext);
        default: return base::ByteRange{};
        }
    });
}

std::vector<HeaderText> signatureHeaders(const jose::ParsedJws &jws, std::size_t index)
{
    const jose::JwsSignature &signature = jws.signatures[index];
    return {{signature.header, TokenPart::Header, int(index), {}},
            {signature.unprotectedHeader, TokenPart::Header, int(index), Text::tr("Not protected")}};
}

std::vector<HeaderText> recipientHeaders(const jose::ParsedJwe &jwe, std::size_t index)
{
    return {{jwe.header, TokenPart::Header, 0, {}},
            {jwe.unprotectedHeader, TokenPart::Header, 0, Text::tr("Not protected")},
            {jwe.recipients[index].header, TokenPart::Header, 0, Text::tr("Of this recipient")}};
}

const jose::KeyUsed *keyUsed(const report::Inspection &report, std::size_t index)
{
    if (report.decryption) {
        const auto &recipients = report.decryption->recipients;
        return index < recipients.size() && recipients[index].key ? &*recipients[index].key : nullptr;
    }
    return index < report.signatures.size() && report.signatures[index].key ? &*report.signatures[index].key
                                                                            : nullptr;
}

} // namespace

const encoding::JsonDocument &headerOf(const TokenView &view, int index)
{
    const jose::ParsedJws *jws = view.document().jws();
    if (jws && index > 0 && std::size_t(index) < jws->signatures.size())
        return jws->signatures[std::size_t(index)].header;
    return view.document().header();
}

MemberRows headerRowsOf(const TokenView &view, int index)
{
    const token::TokenDocument &document = view.document();
    const auto place = std::size_t(qMax(0, index));
    const jose::KeyUsed *key = keyUsed(*view.report, place);
    if (const jose::ParsedJws *jws = document.jws(); jws && place < jws->signatures.size())
        return headerRows(document, signatureHeaders(*jws, place), key);
    if (const jose::ParsedJwe *jwe = document.jwe(); jwe && place < jwe->recipients.size())
        return headerRows(document, recipientHeaders(*jwe, place), key);
    if (document.header().isEmpty())
        return formatRows(document);
    return headerRows(document, {{document.header(), TokenPart::Header, 0, {}}}, key);
}

MemberRows bindingHeaderRows(const TokenView &view)
{
    const token::TokenDocument *binding = view.document().keyBinding();
    if (!binding)
        return {};
    MemberRows rows = headerRows(*binding, {{binding->header(), TokenPart::Header, 0, {}}}, nullptr);
    for (MemberRow &row : rows.rows) {
        row.part = TokenPart::KeyBinding;
        row.json = {};
        row.source = view.document().partRange(TokenPart::KeyBinding);
    }
    return rows;
}

TokenView tokenView(std::shared_ptr<const report::Inspection> report, qint64 now)
{
    TokenView view;
    view.report = std::move(report);
    const token::TokenDocument &document = view.document();
    view.detectedType = lint::detectTokenType(document);
    readPayload(view);
    view.header = headerRowsOf(view, 0);
    view.claims = claimsOf(view);
    view.tokenColours = tokenRoles(document);
    view.headerColours = jsonRoles(document.header());
    view.payloadColours = jsonRoles(view.payload);
    auto findings = std::make_shared<std::vector<base::Finding>>(view.report->findings);
    sortFindings(*findings);
    view.findings = std::move(findings);
    view.validity = validityOf(document.sdJwt() ? document.claims() : view.payload, now);
    return view;
}

} // namespace claimcheck::ui
