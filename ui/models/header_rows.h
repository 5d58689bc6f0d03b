#pragma once

#include "core/jose/verify.h"
#include "core/token/token_document.h"
#include "ui/models/member_row.h"

namespace claimcheck::ui {

/// A header and where it stands.
struct HeaderText
{
    encoding::JsonDocument json;
    token::TokenPart part = token::TokenPart::Header;
    int index = 0;  ///< of the part
    QString origin; ///< for people, before each meaning: "not protected"; empty for the protected header
};

/// The parameters, each with what the registries say of it and of its value. `key` is the key that was used:
/// it tells whether the kid was found; null where none was.
[[nodiscard]] MemberRows headerRows(const token::TokenDocument &document,
                                    const std::vector<HeaderText> &headers, const jose::KeyUsed *key);

} // namespace claimcheck::ui
