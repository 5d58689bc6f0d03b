#include "core/oauth/client_metadata.h"

#include "core/encoding/json.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/profile_words.h"

namespace claimcheck::oauth {

using namespace Qt::StringLiterals;
using encoding::JsonWriter;

namespace {

void writeList(JsonWriter &writer, QLatin1StringView name, const QStringList &list)
{
    writer.key(QByteArrayView(name.data(), name.size()));
    writer.beginArray();
    for (const QString &each : list)
        writer.value(each);
    writer.endArray();
}

QStringList grantTypesOf(const Profile &profile)
{
    QStringList types;
    if (profile.grant != Grant::Implicit)
        types += QLatin1StringView(grantTypeOf(profile.grant));
    if (profile.grant == Grant::Implicit || profile.grant == Grant::Hybrid)
        types += u"implicit"_s;
    const bool refreshes =
        profile.hasAfter(AfterStep::Refresh) || profile.scope.contains("offline_access"_L1);
    if (refreshes && profile.grant != Grant::RefreshToken)
        types += u"refresh_token"_s;
    return types;
}

/// Empty lists are written too: a server takes code and authorization_code where it finds none.
void addGrant(JsonWriter &writer, const Profile &profile)
{
    const bool browser = usesBrowser(profile.grant);
    const QString uri = registeredRedirectUri(profile.redirect);
    writeList(writer, "redirect_uris"_L1, browser ? QStringList{uri} : QStringList());
    writeList(writer, "grant_types"_L1, grantTypesOf(profile));
    const QString type = browser ? QString::fromLatin1(responseTypeOf(profile)) : QString();
    writeList(writer, "response_types"_L1, browser ? QStringList{type} : QStringList());
    if (browser) // the default, web, has no http on loopback
        writer.member("application_type"_L1, "native"_L1);
    if (profile.grant == Grant::Ciba) {
        const bool ping = profile.ciba.mode == CibaMode::Ping;
        writer.member("backchannel_token_delivery_mode"_L1, ping ? "ping"_L1 : "poll"_L1);
        if (ping)
            writer.member("backchannel_client_notification_endpoint"_L1, uri);
    }
}

/// The server itself calls the two notices: they need a port that is known before the run. With sid, so that
/// the rules can compare it.
void addLogout(JsonWriter &writer, const Profile &profile)
{
    const RedirectSettings &redirect = profile.redirect;
    if (!usesBrowser(profile.grant))
        return;
    if (profile.hasAfter(AfterStep::Logout))
        writeList(writer, "post_logout_redirect_uris"_L1, {registeredRedirectUri(redirect)});
    if (redirect.port == 0)
        return;
    if (profile.logout.backchannel) {
        writer.member("backchannel_logout_uri"_L1,
                      registeredRedirectUri({redirect.host, redirect.port, u"/backchannel_logout"_s}));
        writer.member("backchannel_logout_session_required"_L1, true);
    }
    if (profile.logout.frontchannel) {
        writer.member("frontchannel_logout_uri"_L1,
                      registeredRedirectUri({redirect.host, redirect.port, u"/frontchannel_logout"_s}));
        writer.member("frontchannel_logout_session_required"_L1, true);
    }
}

bool hasKeys(ClientAuth method)
{
    return method == ClientAuth::PrivateKeyJwt || method == ClientAuth::SelfSignedTlsClientAuth;
}

/// The public parts, with the certificates that came with them (RFC 7517 §4.7).
void addKeys(JsonWriter &writer, const jose::KeySet &keys)
{
    writer.key("jwks");
    writer.beginObject();
    writer.key("keys");
    writer.beginArray();
    for (const jose::Jwk &jwk : keys.keys) {
        const auto json = encoding::JsonDocument::parse(jwk.toJson()).valueOr({});
        writer.beginObject();
        for (const auto member : json.root().members())
            writer.member(member.nameUtf8(), member.value());
        QStringList chain;
        for (const crypto::Certificate &certificate : jwk.certificates)
            chain += QString::fromLatin1(certificate.der().toBase64());
        if (!chain.isEmpty())
            writeList(writer, "x5c"_L1, chain);
        writer.endObject();
    }
    writer.endArray();
    writer.endObject();
}

void addAuthentication(JsonWriter &writer, const Profile &profile, const ClientMetadataInput &input)
{
    const ClientAuth method = profile.client.auth;
    writer.member("token_endpoint_auth_method"_L1, wordFor(method));
    if (method == ClientAuth::TlsClientAuth && !input.certificateSubject.isEmpty())
        writer.member("tls_client_auth_subject_dn"_L1, input.certificateSubject);
    const bool signs = profile.requestObject != RequestObject::None;
    if (!input.keys.isEmpty() && (hasKeys(method) || signs))
        addKeys(writer, input.keys);
}

} // namespace

QByteArray clientMetadataOf(const Profile &profile, const ClientMetadataInput &input)
{
    JsonWriter writer(encoding::JsonIndent::TwoSpaces);
    writer.beginObject();
    writer.member("client_name"_L1, profile.name.isEmpty() ? u"Claimcheck"_s : profile.name);
    addGrant(writer, profile);
    addLogout(writer, profile);
    addAuthentication(writer, profile, input);
    if (!profile.scope.isEmpty())
        writer.member("scope"_L1, profile.scope.join(u' '));
    if (profile.dpop)
        writer.member("dpop_bound_access_tokens"_L1, true);
    if (!input.softwareStatement.isEmpty())
        writer.member("software_statement"_L1, input.softwareStatement);
    writer.endObject();
    return writer.take();
}

QString registeredRedirectUri(const RedirectSettings &redirect)
{
    const QString host = redirect.host.contains(u':') ? u'[' + redirect.host + u']' : redirect.host;
    const QString port = redirect.port == 0 ? QString() : u':' + QString::number(redirect.port);
    return u"http://"_s + host + port + redirect.path;
}

} // namespace claimcheck::oauth
