#include "core/compare/response_members.h"

#include "core/base/redaction.h"
#include "core/claims/registry.h"
#include "core/compare/text.h"

#include <algorithm>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;
using base::Spec;

namespace {

struct MemberRow
{
    QLatin1StringView name;
    MemberRole role;
    const char *meaning;
    base::SpecRef spec;
};

/// What the registries' short phrases leave out, and what servers send without having registered it.
constexpr MemberRow memberRows[] = {
    {"access_token"_L1,
     MemberRole::AccessToken,
     QT_TRANSLATE_NOOP("claimcheck_compare", "For the API: what the client sends with each call"),
     {Spec::Rfc6749, "5.1"}},
    {"refresh_token"_L1,
     MemberRole::RefreshToken,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "For the token endpoint only: gets the next access token without the user"),
     {Spec::Rfc6749, "6"}},
    {"id_token"_L1,
     MemberRole::IdToken,
     QT_TRANSLATE_NOOP("claimcheck_compare", "For the client: who signed in, when and how"),
     {Spec::OidcCore, "2"}},
    {"token_type"_L1,
     MemberRole::TokenType,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "How the access token is presented: Bearer, or DPoP with a proof"),
     {Spec::Rfc6749, "7.1"}},
    {"expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "Seconds until the access token expires, counted from the answer"),
     {Spec::Rfc6749, "5.1"}},
    {"scope"_L1,
     MemberRole::Scope,
     QT_TRANSLATE_NOOP("claimcheck_compare", "What was granted; left out, it is what was asked for"),
     {Spec::Rfc6749, "3.3"}},
    {"error"_L1,
     MemberRole::Error,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Why nothing was granted"),
     {Spec::Rfc6749, "5.2"}},
    {"active"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "Whether the token is good now, as the authorization server says"),
     {Spec::Rfc7662, "2.2"}},
    {"device_secret"_L1,
     MemberRole::OtherToken,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Lets other apps of the same device sign in (Native SSO)"),
     {}},
    {"refresh_expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Keycloak: seconds until the refresh token expires"),
     {}},
    {"refresh_token_expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Seconds until the refresh token expires"),
     {}},
    {"ext_expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare",
                       "Microsoft Entra: seconds that the token may be used while the server is down"),
     {}},
    {"id_token_expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Seconds until the ID token expires"),
     {}},
    {"not-before-policy"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Keycloak: tokens issued before this time are void"),
     {}},
    {"client_info"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Microsoft Entra: which account the client's cache is about"),
     {}},
    {"c_nonce"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Goes into the proof of a wallet that asks for a credential"),
     {}},
    {"c_nonce_expires_in"_L1,
     MemberRole::Lifetime,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Seconds until c_nonce expires"),
     {}},
    {"created_at"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Doorkeeper: when the token was made, in seconds since 1970"),
     {}},
    {"instance_url"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "Salesforce: where the API of this organization is"),
     {}},
    {"patient"_L1,
     MemberRole::Other,
     QT_TRANSLATE_NOOP("claimcheck_compare", "SMART on FHIR: the patient that the token is about"),
     {}},
};

struct RoleRow
{
    MemberRole role;
    QLatin1StringView name;
};

constexpr RoleRow roleRows[] = {
    {MemberRole::Other, "other"_L1},
    {MemberRole::AccessToken, "access-token"_L1},
    {MemberRole::RefreshToken, "refresh-token"_L1},
    {MemberRole::IdToken, "id-token"_L1},
    {MemberRole::OtherToken, "other-token"_L1},
    {MemberRole::TokenType, "token-type"_L1},
    {MemberRole::Lifetime, "lifetime"_L1},
    {MemberRole::Scope, "scope"_L1},
    {MemberRole::Error, "error"_L1},
};
static_assert(std::size(roleRows) == std::size_t(MemberRole::Error) + 1);

} // namespace

QLatin1StringView memberRoleName(MemberRole role)
{
    return roleRows[std::size_t(role)].name;
}

bool ResponseMember::isSecret() const
{
    return token.has_value() || base::isSecretName(name);
}

void explainMember(ResponseMember &member)
{
    const auto *own =
        std::ranges::find_if(memberRows, [&](const MemberRow &row) { return row.name == member.name; });
    if (own != std::end(memberRows)) {
        member.role = own->role;
        member.meaning = Text::tr(own->meaning);
        member.spec = own->spec;
        return;
    }
    using claims::Registry;
    const QByteArray name = member.name.toUtf8();
    for (const Registry registry :
         {Registry::OauthParameters, Registry::IntrospectionMembers, Registry::JwtClaims}) {
        if (const claims::RegistryEntry *entry = claims::findEntry(registry, name)) {
            member.meaning = entry->meaning;
            member.spec = entry->spec;
            return;
        }
    }
}

} // namespace claimcheck::compare
