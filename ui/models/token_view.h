#pragma once

#include "core/report/inspection.h"
#include "ui/models/byte_role.h"
#include "ui/models/member_rows.h"
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
    MemberRows header, claims;
    std::vector<ByteRole> tokenColours, headerColours, payloadColours;
    Validity validity;

    [[nodiscard]] const token::TokenDocument &document() const { return report->document; }
};

/// `now` is a NumericDate, seconds.
[[nodiscard]] TokenView tokenView(std::shared_ptr<const report::Inspection> report, qint64 now);

} // namespace claimcheck::ui
