#pragma once

#include "core/jose/verify.h"
#include "core/token/token_document.h"
#include "ui/models/member_row.h"

namespace claimcheck::ui {

/// The header's parameters, each with what the registries say of it and of its value. `verdict` tells whether
/// the kid was found among the keys; null while nothing was checked.
[[nodiscard]] MemberRows headerRows(const token::TokenDocument &document,
                                    const jose::SignatureVerdict *verdict);

/// The claims, with the names of the registry, else those of the issuer's vendor; an SD-JWT's disclosures
/// follow.
[[nodiscard]] MemberRows claimRows(const token::TokenDocument &document);

} // namespace claimcheck::ui
