#pragma once

#include "core/lint/token_type.h"
#include "core/token/token_document.h"

namespace claimcheck::compare {

/// What a token is to those who hold it.
enum class TokenClass : quint8 {
    Unreadable, ///< damaged, empty or no token
    Jwt,        ///< signed: everybody can read it
    EncryptedJwt,
    SdJwt,
    Opaque, ///< everything else that stands for a token: a reference, or a format that is not JOSE
    Key,    ///< a JWK, JWK Set or PEM where a token was looked for
};

/// "jwt", "encrypted-jwt", "sd-jwt", "opaque", "key", "unreadable": stable, for JSON.
[[nodiscard]] QLatin1StringView tokenClassName(TokenClass kind);

struct ClassifiedToken
{
    TokenClass kind = TokenClass::Unreadable;
    /// What a signed one is for (ID token, access token …) by its typ and claims; Jwt where that cannot be
    /// told.
    lint::TokenType type = lint::TokenType::Jwt;
    QString format;      ///< Opaque of a known format: its stable id, e.g. "github-personal-access-token"
    QString description; ///< for people: "JWT", "GitHub personal access token", "opaque text"
    qsizetype bytes = 0; ///< of the token's text
    token::TokenDocument document;

    /// Nothing of what it stands for is in it: an API has to ask the authorization server.
    [[nodiscard]] bool isReference() const;
    /// Its claims can be read without a key, by everybody who holds it.
    [[nodiscard]] bool isReadable() const;
};

/// Reads a token's text; pasted text is cleaned as `inspect` does it.
[[nodiscard]] ClassifiedToken classifyToken(const QByteArray &text);
[[nodiscard]] ClassifiedToken classifyToken(const token::TokenDocument &document);

} // namespace claimcheck::compare
