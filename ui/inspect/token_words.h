#pragma once

#include "ui/models/token_view.h"

#include <span>

namespace claimcheck::ui::inspect {

/// What a kind of token is called, in the list "Check as" and in the chip.
struct TokenTypeWords
{
    lint::TokenType type;
    const char *name; ///< source text
};

[[nodiscard]] std::span<const TokenTypeWords> tokenTypeWords();
[[nodiscard]] QString tokenTypeText(lint::TokenType type);

/// "JWT access token · RFC 9068", "Opaque token", "JWK Set" …
[[nodiscard]] QString kindText(const TokenView &view);
/// "JWS compact"; empty for what has no serialization.
/// What the breadcrumb calls it: "JWE", "JWT access token".
[[nodiscard]] QString levelText(const TokenView &view);
/// Where the claims come from, where that is not the plain payload: "Decrypted", "3 disclosed".
[[nodiscard]] QString claimsOrigin(const TokenView &view);
[[nodiscard]] QString serializationText(const token::TokenDocument &document);
[[nodiscard]] QString algorithmName(const token::TokenDocument &document);
/// "at+jwt from id.example.org"; for the window's title.
[[nodiscard]] QString documentTitle(const TokenView &view);
/// What the claims pane says where there are no claims to list.
[[nodiscard]] QString claimsNotice(const TokenView &view);
[[nodiscard]] QString headerNotice(const TokenView &view);

} // namespace claimcheck::ui::inspect
