#include "core/claims/nested_meaning.h"

#include "core/claims/reference.h"
#include "core/claims/registry.h"
#include "core/claims/text.h"

#include <algorithm>

namespace claimcheck::claims {

namespace {

enum class Inside : bool { Members, Values };

/// Claims whose members or values a registry lists.
struct RegistryRow
{
    Inside inside;
    const char *claim;
    Registry registry;
};

constexpr RegistryRow registryRows[] = {
    {Inside::Members, "cnf", Registry::ConfirmationMethods},
    {Inside::Members, "jwk", Registry::JwkParameters},
    {Inside::Members, "act", Registry::JwtClaims},
    {Inside::Members, "may_act", Registry::JwtClaims},
    {Inside::Members, "token_introspection", Registry::IntrospectionMembers},
    {Inside::Members, "status", Registry::StatusMechanisms},
    {Inside::Values, "amr", Registry::AuthenticationMethods},
    {Inside::Values, "format", Registry::SubjectIdFormats},
    {Inside::Values, "kty", Registry::JwkKeyTypes},
    {Inside::Values, "crv", Registry::JwkCurves},
};

/// What no registry lists and a specification says.
struct OwnRow
{
    Inside inside;
    const char *claim;
    const char *name;
    const char *meaning; ///< source text
    const char *reference;
};

#define TEXT(text) QT_TRANSLATE_NOOP("claimcheck_claims", text)

constexpr const char *addressSection = "OpenID Connect Core 1.0 \u00a75.1.1";
constexpr const char *detailsSection = "RFC 9396 \u00a72.2";
constexpr const char *scopeSection = "OpenID Connect Core 1.0 \u00a75.4";
constexpr const char *sharedSignals = "OpenID Shared Signals Framework Specification 1.0";

constexpr OwnRow ownRows[] = {
    {Inside::Members, "address", "formatted", TEXT("The whole address, ready to print"), addressSection},
    {Inside::Members, "address", "street_address", TEXT("Street, house number, floor"), addressSection},
    {Inside::Members, "address", "locality", TEXT("City or locality"), addressSection},
    {Inside::Members, "address", "region", TEXT("State, province or region"), addressSection},
    {Inside::Members, "address", "postal_code", TEXT("Postal code"), addressSection},
    {Inside::Members, "address", "country", TEXT("Country"), addressSection},
    {Inside::Members, "authorization_details", "type",
     TEXT("What kind of access; says which other members there are"), "RFC 9396 \u00a72"},
    {Inside::Members, "authorization_details", "locations",
     TEXT("Where the access is good: APIs by their address"), detailsSection},
    {Inside::Members, "authorization_details", "actions", TEXT("What may be done"), detailsSection},
    {Inside::Members, "authorization_details", "datatypes", TEXT("Kinds of data that may be asked for"),
     detailsSection},
    {Inside::Members, "authorization_details", "identifier", TEXT("The one thing that it is about"),
     detailsSection},
    {Inside::Members, "authorization_details", "privileges", TEXT("Levels of privilege"), detailsSection},
    {Inside::Members, "status_list", "idx", TEXT("Place of this token in the list"),
     "RFC-ietf-oauth-status-list-21"},
    {Inside::Members, "status_list", "uri", TEXT("Where the list is"), "RFC-ietf-oauth-status-list-21"},
    {Inside::Members, "events", "http://schemas.openid.net/event/backchannel-logout",
     TEXT("The user signed out"), "OpenID Connect Back-Channel Logout 1.0 \u00a72.4"},
    {Inside::Members, "events", "https://schemas.openid.net/secevent/caep/event-type/session-revoked",
     TEXT("A session was ended"), sharedSignals},
    {Inside::Members, "events", "https://schemas.openid.net/secevent/caep/event-type/credential-change",
     TEXT("A credential was changed"), sharedSignals},
    {Inside::Members, "events", "https://schemas.openid.net/secevent/risc/event-type/account-disabled",
     TEXT("An account was disabled"), sharedSignals},
    {Inside::Values, "scope", "openid", TEXT("Sign-in with OpenID Connect: an ID token"),
     "OpenID Connect Core 1.0 \u00a73.1.2.1"},
    {Inside::Values, "scope", "profile", TEXT("Name, picture and other claims of the profile"), scopeSection},
    {Inside::Values, "scope", "email", TEXT("E-mail address, and whether it is verified"), scopeSection},
    {Inside::Values, "scope", "address", TEXT("Postal address"), scopeSection},
    {Inside::Values, "scope", "phone", TEXT("Telephone number, and whether it is verified"), scopeSection},
    {Inside::Values, "scope", "offline_access", TEXT("A refresh token that works while the user is away"),
     "OpenID Connect Core 1.0 \u00a711"},
    {Inside::Values, "acr", "0", TEXT("No assurance: such as a cookie of long ago"),
     "OpenID Connect Core 1.0 \u00a72"},
    {Inside::Values, "acr", "phr", TEXT("Resists phishing"),
     "OpenID Connect Extended Authentication Profile (EAP) ACR Values 1.0"},
    {Inside::Values, "acr", "phrh", TEXT("Resists phishing, with a key in hardware"),
     "OpenID Connect Extended Authentication Profile (EAP) ACR Values 1.0"},
};

#undef TEXT

NestedMeaning described(const QString &text, const QString &reference)
{
    const Reference read = readReference(reference);
    const base::SpecRef spec{read.spec, read.section.constData()};
    if (spec.isEmpty())
        return {text, reference, referenceUrl(reference)};
    return {text, spec.label(), spec.url()};
}

NestedMeaning meaningOf(Inside inside, QByteArrayView claim, QByteArrayView name)
{
    const auto *own = std::ranges::find_if(ownRows, [&](const OwnRow &row) {
        return row.inside == inside && claim == row.claim && name == row.name;
    });
    if (own != std::end(ownRows))
        return described(Text::tr(own->meaning), QString::fromUtf8(own->reference));
    const auto *listed = std::ranges::find_if(
        registryRows, [&](const RegistryRow &row) { return row.inside == inside && claim == row.claim; });
    const RegistryEntry *entry =
        listed == std::end(registryRows) ? nullptr : findEntry(listed->registry, name);
    return entry ? described(entry->meaning, entry->reference) : NestedMeaning();
}

} // namespace

NestedMeaning memberMeaning(QByteArrayView claim, QByteArrayView member)
{
    return meaningOf(Inside::Members, claim, member);
}

NestedMeaning valueMeaning(QByteArrayView claim, QByteArrayView value)
{
    return meaningOf(Inside::Values, claim == "scp" ? QByteArrayView("scope") : claim, value);
}

} // namespace claimcheck::claims
