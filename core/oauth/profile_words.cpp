#include "core/oauth/profile_words.h"

#include <algorithm>

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;

namespace {

constexpr Word<Grant> grantWords[] = {
    {Grant::AuthorizationCode, "authorization_code"_L1},
    {Grant::Implicit, "implicit"_L1},
    {Grant::Hybrid, "hybrid"_L1},
    {Grant::ClientCredentials, "client_credentials"_L1},
    {Grant::Password, "password"_L1},
    {Grant::RefreshToken, "refresh_token"_L1},
    {Grant::DeviceCode, "device_code"_L1},
    {Grant::TokenExchange, "token_exchange"_L1},
    {Grant::JwtBearer, "jwt_bearer"_L1},
    {Grant::Ciba, "ciba"_L1},
};

constexpr Word<ClientAuth> clientAuthWords[] = {
    {ClientAuth::None, "none"_L1},
    {ClientAuth::SecretBasic, "client_secret_basic"_L1},
    {ClientAuth::SecretPost, "client_secret_post"_L1},
    {ClientAuth::SecretJwt, "client_secret_jwt"_L1},
    {ClientAuth::PrivateKeyJwt, "private_key_jwt"_L1},
    {ClientAuth::TlsClientAuth, "tls_client_auth"_L1},
    {ClientAuth::SelfSignedTlsClientAuth, "self_signed_tls_client_auth"_L1},
};

constexpr Word<PkceMethod> pkceWords[] = {
    {PkceMethod::S256, "S256"_L1},
    {PkceMethod::Plain, "plain"_L1},
    {PkceMethod::None, "none"_L1},
};

constexpr Word<AfterStep> afterWords[] = {
    {AfterStep::UserInfo, "userinfo"_L1}, {AfterStep::Introspect, "introspect"_L1},
    {AfterStep::Call, "call"_L1},         {AfterStep::Refresh, "refresh"_L1},
    {AfterStep::Revoke, "revoke"_L1},     {AfterStep::Logout, "logout"_L1},
};

} // namespace

template <>
std::span<const Word<Grant>> words<Grant>()
{
    return grantWords;
}

template <>
std::span<const Word<ClientAuth>> words<ClientAuth>()
{
    return clientAuthWords;
}

template <>
std::span<const Word<PkceMethod>> words<PkceMethod>()
{
    return pkceWords;
}

template <>
std::span<const Word<AfterStep>> words<AfterStep>()
{
    return afterWords;
}

bool Profile::hasAfter(AfterStep step) const
{
    return std::ranges::find(after, step) != after.end();
}

} // namespace claimcheck::oauth
