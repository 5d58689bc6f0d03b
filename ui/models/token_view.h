#pragma once

#include "core/report/inspection.h"
#include "ui/models/byte_role.h"
#include "ui/models/member_row.h"
#include "ui/models/validity.h"

#include <memory>
#include <vector>

namespace claimcheck::ui {

/// What the panes show of one token: what was found out about it, and the rows and colours for that. Made by
/// the worker, immutable afterwards.
struct TokenView
{
    std::shared_ptr<const report::Inspection> report;    ///< never null
    lint::TokenType detectedType = lint::TokenType::Jwt; ///< what the token says, whatever it is checked as
    encoding::JsonDocument
        payload;             ///< what it claims, decrypted where it was; isEmpty() where it is not JSON
    QByteArray payloadBytes; ///< JSON or not
    MemberRows header;       ///< of the first signature; see headerRowsOf() for the others
    MemberRows claims;
    std::vector<ByteRole> tokenColours, headerColours, payloadColours;
    std::shared_ptr<const std::vector<base::Finding>> findings; ///< sorted; never null
    Validity validity;

    [[nodiscard]] const token::TokenDocument &document() const { return report->document; }
};

/// `now` is a NumericDate, seconds.
[[nodiscard]] TokenView tokenView(std::shared_ptr<const report::Inspection> report, qint64 now);

/// The header of one of several signatures or recipients, by its place in the token.
[[nodiscard]] MemberRows headerRowsOf(const TokenView &view, int index);
/// The protected header of one of several signatures, else that of the token.
[[nodiscard]] const encoding::JsonDocument &headerOf(const TokenView &view, int index);
/// The header of the key binding JWT; empty where there is none.
[[nodiscard]] MemberRows bindingHeaderRows(const TokenView &view);

} // namespace claimcheck::ui
