#pragma once

#include "core/token/token_document.h"
#include "ui/models/member_row.h"

namespace claimcheck::ui {

/// The claims of an SD-JWT with the disclosed values in place (RFC 9901 §7.1), each of them marked, with its
/// salt and digest; a value disclosed inside a claim follows it. Then the disclosures that have no place, and
/// how many digests have no disclosure.
[[nodiscard]] MemberRows disclosureRows(const token::TokenDocument &document);

} // namespace claimcheck::ui
