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
    {Grant::SamlBearer, "saml_bearer"_L1},
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

constexpr Word<RequestObject> requestObjectWords[] = {
    {RequestObject::Signed, "signed"_L1},
    {RequestObject::Encrypted, "encrypted"_L1},
};

constexpr Word<RequestObjectBy> requestObjectByWords[] = {
    {RequestObjectBy::Value, "value"_L1},
    {RequestObjectBy::Reference, "reference"_L1},
};

constexpr Word<BasicEncoding> basicEncodingWords[] = {
    {BasicEncoding::Form, "form"_L1},
    {BasicEncoding::Raw, "raw"_L1},
};

constexpr Word<CibaMode> cibaModeWords[] = {
    {CibaMode::Poll, "poll"_L1},
    {CibaMode::Ping, "ping"_L1},
};

constexpr Word<Leg> legWords[] = {
    {Leg::Metadata, "metadata"_L1},
    {Leg::Authorization, "authorization"_L1},
    {Leg::Par, "par"_L1},
    {Leg::Token, "token"_L1},
    {Leg::Refresh, "refresh"_L1},
    {Leg::Device, "device"_L1},
    {Leg::Backchannel, "backchannel"_L1},
    {Leg::UserInfo, "userinfo"_L1},
    {Leg::Introspection, "introspection"_L1},
    {Leg::Revocation, "revocation"_L1},
    {Leg::Call, "call"_L1},
    {Leg::Logout, "logout"_L1},
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

template <>
std::span<const Word<RequestObject>> words<RequestObject>()
{
    return requestObjectWords;
}

template <>
std::span<const Word<RequestObjectBy>> words<RequestObjectBy>()
{
    return requestObjectByWords;
}

template <>
std::span<const Word<BasicEncoding>> words<BasicEncoding>()
{
    return basicEncodingWords;
}

template <>
std::span<const Word<CibaMode>> words<CibaMode>()
{
    return cibaModeWords;
}

template <>
std::span<const Word<Leg>> words<Leg>()
{
    return legWords;
}

bool Profile::hasAfter(AfterStep step) const
{
    return std::ranges::find(after, step) != after.end();
}

LegExtras Profile::extrasOf(Leg leg) const
{
    const auto found = std::ranges::find(extras, leg, &LegExtras::leg);
    return found == extras.end() ? LegExtras{leg, {}, {}} : *found;
}

} // namespace claimcheck::oauth
