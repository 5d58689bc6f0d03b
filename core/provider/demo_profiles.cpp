#include "core/provider/demo_profiles.h"

#include "core/provider/client.h"
#include "core/provider/text.h"

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using oauth::AfterStep;

namespace {

/// One run of a comparison: all the same but for the API that the token is for. A public client may not
/// introspect (RFC 7662 §2.1), so the API does.
base::SecretBytes comparedRun(const QString &resource, ClientKind kind)
{
    const QByteArray api = kind == ClientKind::Public
                               ? ",\"introspect_as\":{\"id\":\"demo-api\",\"auth\":"
                                 "\"client_secret_basic\",\"secret\":\"demo-api-secret\"}"
                               : "";
    return base::SecretBytes(QByteArray("{\"resource\":[\"" + resource.toUtf8() + "\"]" + api + '}'));
}

oauth::Profile profileOf(const Client &client, const QString &name, const QString &issuer)
{
    oauth::Profile profile;
    profile.name = name;
    profile.issuer = issuer;
    profile.client.id = QString::fromUtf8(client.id);
    profile.scope = {u"openid"_s, u"profile"_s, u"email"_s, u"orders:read"_s};
    profile.call.url = QUrl(issuer + "/api/orders"_L1);
    profile.compare = {comparedRun(issuer + "/api/profile"_L1, client.kind),
                       comparedRun(issuer + "/api/opaque"_L1, client.kind)};
    if (client.kind == ClientKind::Public) {
        profile.after = {AfterStep::UserInfo, AfterStep::Call, AfterStep::Refresh};
        profile.dpop = client.id == "demo-dpop";
        return profile;
    }
    profile.client.auth =
        client.id == "demo-web-jwt" ? oauth::ClientAuth::SecretJwt : oauth::ClientAuth::SecretBasic;
    profile.client.secret.place = oauth::SecretPlace::Text;
    profile.client.secret.text = base::SecretBytes(client.secret);
    // RFC 7662 §2.1: only a client that authenticates may introspect.
    profile.after = {AfterStep::UserInfo, AfterStep::Introspect, AfterStep::Call, AfterStep::Refresh};
    return profile;
}

/// A profile of one of the grants that are no code flow, or of an extension.
struct Variant
{
    const char *client;
    const char *name;
    void (*adjust)(oauth::Profile &);
};

void grantOnly(oauth::Profile &profile, oauth::Grant grant)
{
    profile.grant = grant;
    profile.scope = {u"orders:read"_s};
    profile.after = {AfterStep::Call};
}

constexpr Variant variants[] = {
    {"demo-service", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: service, client credentials"),
     [](oauth::Profile &p) { grantOnly(p, oauth::Grant::ClientCredentials); }},
    {"demo-native", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: device code"),
     [](oauth::Profile &p) {
         p.grant = oauth::Grant::DeviceCode;
         p.after = {AfterStep::UserInfo, AfterStep::Call};
     }},
    {"demo-web-jwt", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: CIBA"),
     [](oauth::Profile &p) {
         p.grant = oauth::Grant::Ciba;
         p.ciba.loginHint = u"alice"_s;
         p.ciba.bindingMessage = u"ORDER-7"_s;
         p.after = {AfterStep::UserInfo, AfterStep::Call};
     }},
    {"demo-web-jwt",
     QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: pushed and signed request, signed response"),
     [](oauth::Profile &p) {
         p.par = true;
         p.requestObject = oauth::RequestObject::Signed;
         p.responseMode = u"jwt"_s;
     }},
    {"demo-native", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: hybrid, posted as a form"),
     [](oauth::Profile &p) {
         p.grant = oauth::Grant::Hybrid;
         p.responseMode = u"form_post"_s;
     }},
    {"demo-native", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: implicit"),
     [](oauth::Profile &p) {
         p.grant = oauth::Grant::Implicit;
         p.after = {AfterStep::UserInfo, AfterStep::Call};
     }},
    {"demo-native",
     QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: an API that wants a stronger sign-in"),
     [](oauth::Profile &p) {
         p.call.url = QUrl(p.issuer + "/api/payments"_L1);
         p.after = {AfterStep::Call};
     }},
    {"demo-logout", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: sign-out, told to the app"),
     [](oauth::Profile &p) {
         p.after = {AfterStep::Logout};
         p.logout = {true, true};
     }},
    {"demo-web", QT_TRANSLATE_NOOP("claimcheck_provider", "Demo provider: password"),
     [](oauth::Profile &p) {
         grantOnly(p, oauth::Grant::Password);
         p.user.name = u"alice"_s;
         p.user.password = {oauth::SecretPlace::Text, {}, base::SecretBytes(QByteArrayView("any"))};
     }},
};

} // namespace

std::vector<oauth::Profile> demoProfiles(const QString &issuer)
{
    const std::pair<QByteArray, QString> names[] = {
        {"demo-native", Text::tr("Demo provider: app, JWT access token")},
        {"demo-native-opaque", Text::tr("Demo provider: app, opaque access token")},
        {"demo-web", Text::tr("Demo provider: web shop, JWT access token")},
        {"demo-web-opaque", Text::tr("Demo provider: web shop, opaque access token")},
        {"demo-dpop", Text::tr("Demo provider: app, DPoP")},
        {"demo-web-jwt", Text::tr("Demo provider: web shop, signed client assertion")},
    };
    std::vector<oauth::Profile> profiles;
    const std::vector<Client> clients = demoClients();
    for (const auto &[id, name] : names) {
        for (const Client &client : clients) {
            if (client.id == id)
                profiles.push_back(profileOf(client, name, issuer));
        }
    }
    for (const Variant &variant : variants) {
        const auto client = std::ranges::find(clients, QByteArray(variant.client), &Client::id);
        profiles.push_back(profileOf(*client, Text::tr(variant.name), issuer));
        variant.adjust(profiles.back());
    }
    return profiles;
}

} // namespace claimcheck::provider
