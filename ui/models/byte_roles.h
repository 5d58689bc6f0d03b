#pragma once

#include "core/token/token_document.h"
#include "ui/models/byte_role.h"

#include <vector>

namespace claimcheck::ui {

/// The parts of the token's text, sorted.
[[nodiscard]] std::vector<ByteRole> tokenRoles(const token::TokenDocument &document);
/// Names, strings and numbers of a JSON text, sorted; as far as a ByteView draws it.
[[nodiscard]] std::vector<ByteRole> jsonRoles(const encoding::JsonDocument &json);

} // namespace claimcheck::ui
