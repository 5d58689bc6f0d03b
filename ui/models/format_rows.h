#pragma once

#include "core/token/token_document.h"
#include "ui/models/member_row.h"

namespace claimcheck::ui {

/// What is known of an opaque token: its format and why, the fields that can be read, and what else it could
/// be. Empty where no format is known.
[[nodiscard]] MemberRows formatRows(const token::TokenDocument &document);

} // namespace claimcheck::ui
