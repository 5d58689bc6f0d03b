#include "ui/flow/profile_notes.h"

#include "core/oauth/grant_types.h"
#include "core/oauth/profile_words.h"
#include "core/oauth/provider_presets.h"
#include "core/oauth/text.h"
#include "ui/flow/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using base::Spec;
using oauth::AfterStep;
using oauth::ClientAuth;
using oauth::Grant;
using oauth::PkceMethod;
using oauth::Profile;
using oauth::ServerMetadata;

/// What the profile says by itself. "%1" in the text is what about() returns; empty: nothing to say.
struct ProfileRule
{
    QString (*about)(const Profile &);
    const char *text;
    base::SpecRef spec;
};

/// What it says together with the server's metadata.
struct MetadataRule
{
    QString (*about)(const Profile &, const ServerMetadata &);
    const char *text;
    base::SpecRef spec;
};

/// For a rule whose text has no "%1".
QString when(bool applies)
{
    return applies ? u"x"_s : QString();
}

bool hasCode(const Profile &profile)
{
    return oauth::usesBrowser(profile.grant) && profile.grant != Grant::Implicit;
}

bool asksTokenEndpoint(const Profile &profile)
{
    return profile.grant != Grant::Implicit;
}

QString missingFrom(const std::optional<QStringList> &listed, const QString &wanted)
{
    return !listed || wanted.isEmpty() || listed->contains(wanted) ? QString() : wanted;
}

/// The order of the words in a response type means nothing.
bool listsType(const QStringList &listed, const QByteArray &wanted)
{
    const auto sorted = [](QStringList words) {
        words.sort();
        return words;
    };
    const QStringList words = sorted(QString::fromUtf8(wanted).split(u' '));
    return std::ranges::any_of(listed,
                               [&](const QString &each) { return sorted(each.split(u' ')) == words; });
}

QString scopesNotListed(const Profile &profile, const ServerMetadata &metadata)
{
    QStringList missing;
    for (const QString &scope : profile.scope) {
        if (!missingFrom(metadata.scopesSupported, scope).isEmpty())
            missing += scope;
    }
    return missing.join(u' ');
}

/// The step after the tokens whose endpoint the server does not have.
QString stepWithoutEndpoint(const Profile &profile, const ServerMetadata &metadata)
{
    struct Step
    {
        AfterStep step;
        const QUrl &endpoint;
        QLatin1StringView member;
    };
    const Step steps[] = {
        {AfterStep::UserInfo, metadata.userinfoEndpoint, "userinfo_endpoint"_L1},
        {AfterStep::Introspect, metadata.introspectionEndpoint, "introspection_endpoint"_L1},
        {AfterStep::Revoke, metadata.revocationEndpoint, "revocation_endpoint"_L1},
        {AfterStep::Logout, metadata.endSessionEndpoint, "end_session_endpoint"_L1},
    };
    for (const Step &step : steps) {
        if (profile.hasAfter(step.step) && step.endpoint.isEmpty())
            return step.member;
    }
    return {};
}

#define CLAIMCHECK_NOTE(text) QT_TRANSLATE_NOOP("claimcheck_ui_flow", text)

const MetadataRule metadataRules[] = {
    {[](const Profile &p, const ServerMetadata &m) {
         const auto &methods = m.codeChallengeMethodsSupported;
         return when(hasCode(p) && p.pkce == PkceMethod::S256 && !(methods && methods->contains("S256"_L1)));
     },
     CLAIMCHECK_NOTE(
         "The metadata does not list S256. The server may ignore the challenge; the run will show "
         "whether it does."),
     {Spec::Rfc9700, "2.1.1"}},
    {[](const Profile &p, const ServerMetadata &m) {
         // RFC 8414 §2: left out, the list is the Basic header alone.
         const QStringList listed =
             m.tokenEndpointAuthMethodsSupported.value_or(QStringList{u"client_secret_basic"_s});
         const QString method = oauth::wordFor(p.client.auth);
         return asksTokenEndpoint(p) ? missingFrom(listed, method) : QString();
     },
     CLAIMCHECK_NOTE("The metadata does not list %1 for the client at the token endpoint."),
     {Spec::Rfc8414, "2"}},
    {[](const Profile &p, const ServerMetadata &m) {
         const QStringList listed =
             m.grantTypesSupported.value_or(QStringList{u"authorization_code"_s, u"implicit"_s});
         const QString type =
             p.grant == Grant::Implicit ? u"implicit"_s : QString::fromLatin1(oauth::grantTypeOf(p.grant));
         return missingFrom(listed, type);
     },
     CLAIMCHECK_NOTE("The metadata does not list the grant %1."),
     {Spec::Rfc8414, "2"}},
    {[](const Profile &p, const ServerMetadata &m) {
         const QByteArray type = oauth::responseTypeOf(p);
         const bool listed = !m.responseTypesSupported || listsType(*m.responseTypesSupported, type);
         return oauth::usesBrowser(p.grant) && !listed ? QString::fromUtf8(type) : QString();
     },
     CLAIMCHECK_NOTE("The metadata does not list the response type %1."),
     {Spec::Rfc8414, "2"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return oauth::usesBrowser(p.grant) ? missingFrom(m.responseModesSupported, p.responseMode)
                                            : QString();
     },
     CLAIMCHECK_NOTE("The metadata does not list the response mode %1."),
     {Spec::Rfc8414, "2"}},
    {scopesNotListed,
     CLAIMCHECK_NOTE("The metadata does not list these scopes, which it need not: %1."),
     {Spec::Rfc8414, "2"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return when(oauth::usesBrowser(p.grant) && !p.par &&
                     m.requirePushedAuthorizationRequests.value_or(false));
     },
     CLAIMCHECK_NOTE("The server takes pushed requests only: choose PAR."),
     {Spec::Rfc9126, "5"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return when(oauth::usesBrowser(p.grant) && p.par && m.pushedAuthorizationRequestEndpoint.isEmpty());
     },
     CLAIMCHECK_NOTE("The metadata names no endpoint for pushed requests."),
     {Spec::Rfc9126, "5"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return when(p.grant == Grant::DeviceCode && m.deviceAuthorizationEndpoint.isEmpty());
     },
     CLAIMCHECK_NOTE("The metadata names no device authorization endpoint."),
     {Spec::Rfc8628, "4"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return when(p.grant == Grant::Ciba && m.backchannelAuthenticationEndpoint.isEmpty());
     },
     CLAIMCHECK_NOTE("The metadata names no backchannel authentication endpoint."),
     {Spec::OidcCiba, "4"}},
    {[](const Profile &p, const ServerMetadata &m) {
         return when(p.dpop && !m.dpopSigningAlgValuesSupported);
     },
     CLAIMCHECK_NOTE("The metadata says nothing of DPoP. The server may give a plain bearer token."),
     {Spec::Rfc9449, "5.1"}},
    {stepWithoutEndpoint,
     CLAIMCHECK_NOTE("The metadata has no %1, which a step after the tokens needs."),
     {Spec::Rfc8414, "2"}},
};

const ProfileRule profileRules[] = {
    {[](const Profile &p) { return when(hasCode(p) && p.pkce == PkceMethod::None); },
     CLAIMCHECK_NOTE("Without PKCE a stolen code can be used by whoever stole it."),
     {Spec::Rfc9700, "2.1.1"}},
    {[](const Profile &p) { return when(hasCode(p) && p.pkce == PkceMethod::Plain); },
     CLAIMCHECK_NOTE("With plain the verifier itself is in the address bar: S256 hides it."),
     {Spec::Rfc7636, "7.2"}},
    {[](const Profile &p) { return when(p.grant == Grant::Implicit); },
     CLAIMCHECK_NOTE("Tokens come in the address bar, where others can see them."),
     {Spec::Rfc9700, "2.1.2"}},
    {[](const Profile &p) { return when(p.grant == Grant::Password); },
     CLAIMCHECK_NOTE("The password grant must not be used: it shows the password to the application."),
     {Spec::Rfc9700, "2.4"}},
    {[](const Profile &p) { return when(oauth::usesBrowser(p.grant) && p.redirect.host == "localhost"_L1); },
     CLAIMCHECK_NOTE("localhost may lead elsewhere; 127.0.0.1 does not."),
     {Spec::Rfc8252, "8.3"}},
    {[](const Profile &p) {
         return when(p.hasAfter(AfterStep::Introspect) && p.client.auth == ClientAuth::None &&
                     !p.client.otherAuth.introspection);
     },
     CLAIMCHECK_NOTE("A public client may not introspect: the server has to know who asks."),
     {Spec::Rfc7662, "2.1"}},
    {[](const Profile &p) { return when(p.hasAfter(AfterStep::UserInfo) && !p.scope.contains("openid"_L1)); },
     CLAIMCHECK_NOTE("UserInfo needs the scope openid."),
     {Spec::OidcCore, "5.3.1"}},
    {[](const Profile &p) { return when(p.client.auth == ClientAuth::SecretPost && asksTokenEndpoint(p)); },
     CLAIMCHECK_NOTE("A secret in the body is for clients that cannot send a Basic header."),
     {Spec::Rfc6749, "2.3.1"}},
};

#undef CLAIMCHECK_NOTE

ProfileNote noteOf(const char *text, const QString &about, const base::SpecRef &spec)
{
    const QString words = Text::tr(text);
    return {words.contains("%1"_L1) ? words.arg(about) : words, spec};
}

} // namespace

QString ProfileNote::sentence() const
{
    if (spec.isEmpty())
        return text;
    const QString section = u" (%1)."_s.arg(spec.label());
    return text.endsWith(u'.') ? text.chopped(1) + section : text + section;
}

std::vector<ProfileNote> profileNotes(const ProfileEntry &entry, const ServerMetadata *metadata)
{
    std::vector<ProfileNote> notes;
    if (metadata) {
        for (const MetadataRule &rule : metadataRules) {
            if (const QString about = rule.about(entry.profile, *metadata); !about.isEmpty())
                notes.push_back(noteOf(rule.text, about, rule.spec));
        }
    }
    for (const ProfileRule &rule : profileRules) {
        if (const QString about = rule.about(entry.profile); !about.isEmpty())
            notes.push_back(noteOf(rule.text, about, rule.spec));
    }
    if (entry.preset && *entry.preset->know)
        notes.push_back({oauth::Text::tr(entry.preset->know), {}, Tone::Info});
    return notes;
}

} // namespace claimcheck::ui::flow
