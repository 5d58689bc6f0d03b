#pragma once

#include <QFlags>
#include <QLatin1StringView>

#include <optional>

namespace claimcheck::token {
class TokenDocument;
}

namespace claimcheck::lint {

/// What a token is for: decides which rules apply.
enum class TokenType : quint32 {
    Jwt = 1u << 0, ///< none of the others could be told
    AccessToken = 1u << 1,
    IdToken = 1u << 2,
    DpopProof = 1u << 3,
    LogoutToken = 1u << 4,
    ClientAssertion = 1u << 5,
    RequestObject = 1u << 6,
    IntrospectionResponse = 1u << 7,
    AuthorizationResponse = 1u << 8,
    SdJwtVc = 1u << 9,
    KeyBinding = 1u << 10,
    SecurityEvent = 1u << 11,
};
Q_DECLARE_FLAGS(TokenTypes, TokenType)
Q_DECLARE_OPERATORS_FOR_FLAGS(TokenTypes)

inline constexpr TokenTypes anyTokenType = TokenTypes::fromInt(0xfffu);

/// "access-token", "id-token" … "jwt": the words of the command line.
[[nodiscard]] QLatin1StringView tokenTypeName(TokenType type);
[[nodiscard]] std::optional<TokenType> tokenTypeFromName(QStringView name);

/// By header typ first, then by the claims that only one type has. Jwt when nothing tells.
[[nodiscard]] TokenType detectTokenType(const token::TokenDocument &document);

} // namespace claimcheck::lint
