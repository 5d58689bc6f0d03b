#include "core/oauth/grant_types.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

struct GrantRow
{
    Grant grant;
    QByteArrayView type;
};

constexpr GrantRow grantRows[] = {
    {Grant::AuthorizationCode, "authorization_code"},
    {Grant::Hybrid, "authorization_code"},
    {Grant::ClientCredentials, "client_credentials"},
    {Grant::Password, "password"},
    {Grant::RefreshToken, "refresh_token"},
    {Grant::DeviceCode, "urn:ietf:params:oauth:grant-type:device_code"},
    {Grant::TokenExchange, "urn:ietf:params:oauth:grant-type:token-exchange"},
    {Grant::JwtBearer, "urn:ietf:params:oauth:grant-type:jwt-bearer"},
    {Grant::SamlBearer, "urn:ietf:params:oauth:grant-type:saml2-bearer"},
    {Grant::Ciba, "urn:openid:params:grant-type:ciba"},
};

} // namespace

QByteArrayView grantTypeOf(Grant grant)
{
    const auto *row = std::ranges::find(grantRows, grant, &GrantRow::grant);
    return row == std::end(grantRows) ? QByteArrayView() : row->type;
}

std::optional<Grant> grantOfType(QByteArrayView grantType)
{
    const auto *row = std::ranges::find(grantRows, grantType, &GrantRow::type);
    return row == std::end(grantRows) ? std::nullopt : std::optional(row->grant);
}

bool usesBrowser(Grant grant)
{
    return grant == Grant::AuthorizationCode || grant == Grant::Implicit || grant == Grant::Hybrid;
}

bool polls(Grant grant)
{
    return grant == Grant::DeviceCode || grant == Grant::Ciba;
}

QByteArray responseTypeOf(const Profile &profile)
{
    if (!profile.responseType.isEmpty())
        return profile.responseType.toUtf8();
    switch (profile.grant) {
    case Grant::Implicit: return profile.scope.contains("openid"_L1) ? "id_token token" : "token";
    case Grant::Hybrid: return "code id_token";
    default: return "code";
    }
}

bool promises(QByteArrayView responseType, QByteArrayView part)
{
    return responseType.toByteArray().split(' ').contains(part.toByteArray());
}

bool isSignedMode(const QString &responseMode)
{
    return responseMode == "jwt"_L1 || responseMode.endsWith(".jwt"_L1);
}

} // namespace claimcheck::oauth
