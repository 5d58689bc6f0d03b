#include "core/lint/message_kind.h"
#include "core/lint/profile.h"
#include "core/lint/token_type.h"

#include <QStringView>

#include <algorithm>

namespace claimcheck::lint {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView kindNames[] = {
    "metadata"_L1,
    "authorization-request"_L1,
    "browser"_L1,
    "authorization-response"_L1,
    "token"_L1,
    "jwks"_L1,
    "userinfo"_L1,
    "api-call"_L1,
    "introspection"_L1,
    "refresh"_L1,
    "revocation"_L1,
    "pushed-authorization"_L1,
    "resource-metadata"_L1,
    "device-authorization"_L1,
    "verification-page"_L1,
    "backchannel-authentication"_L1,
    "backchannel-notification"_L1,
    "request-object"_L1,
    "registration"_L1,
    "logout-request"_L1,
    "logout-response"_L1,
    "webfinger"_L1,
    "client-configuration"_L1,
    "backchannel-logout"_L1,
    "frontchannel-logout"_L1,
    "other"_L1,
};
static_assert(std::size(kindNames) == std::size_t(MessageKind::Other) + 1);

constexpr QLatin1StringView profileNames[] = {"oauth"_L1, "best-practice"_L1, "openid"_L1, "fapi2"_L1};
static_assert(std::size(profileNames) == std::size_t(RuleProfile::Fapi2) + 1);

struct TypeName
{
    TokenType type;
    QLatin1StringView name;
};

constexpr TypeName typeNames[] = {
    {TokenType::Jwt, "jwt"_L1},
    {TokenType::AccessToken, "access-token"_L1},
    {TokenType::IdToken, "id-token"_L1},
    {TokenType::DpopProof, "dpop-proof"_L1},
    {TokenType::LogoutToken, "logout-token"_L1},
    {TokenType::ClientAssertion, "client-assertion"_L1},
    {TokenType::RequestObject, "request-object"_L1},
    {TokenType::IntrospectionResponse, "introspection-response"_L1},
    {TokenType::AuthorizationResponse, "authorization-response"_L1},
    {TokenType::SdJwtVc, "sd-jwt-vc"_L1},
    {TokenType::KeyBinding, "key-binding"_L1},
    {TokenType::SecurityEvent, "security-event"_L1},
};

} // namespace

QLatin1StringView messageKindName(MessageKind kind)
{
    return kindNames[std::size_t(kind)];
}

QLatin1StringView ruleProfileName(RuleProfile profile)
{
    return profileNames[std::size_t(profile)];
}

QLatin1StringView tokenTypeName(TokenType type)
{
    const auto *row = std::ranges::find(typeNames, type, &TypeName::type);
    return row == std::end(typeNames) ? "jwt"_L1 : row->name;
}

std::optional<TokenType> tokenTypeFromName(QStringView name)
{
    const auto *row =
        std::ranges::find_if(typeNames, [name](const TypeName &candidate) { return candidate.name == name; });
    return row == std::end(typeNames) ? std::nullopt : std::optional(row->type);
}

} // namespace claimcheck::lint
