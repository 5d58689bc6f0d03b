#include "core/provider/registration_metadata.h"

#include "core/crypto/certificate.h"
#include "core/encoding/base64url.h"
#include "core/encoding/json.h"
#include "core/http/content_type.h"
#include "core/jose/jws.h"
#include "core/jose/key_set.h"
#include "core/oauth/grant_types.h"
#include "core/oauth/profile_words.h"

#include <QUrl>

#include <algorithm>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::JsonValue;
using oauth::ClientAuth;
using oauth::Grant;

namespace {

constexpr qsizetype longestList = 20;

/// Kept as they come; whatever else is sent is left out of the answer (RFC 7591 §2).
constexpr QLatin1StringView keptMembers[] = {
    "client_name"_L1,
    "client_uri"_L1,
    "logo_uri"_L1,
    "tos_uri"_L1,
    "policy_uri"_L1,
    "contacts"_L1,
    "software_id"_L1,
    "software_version"_L1,
    "application_type"_L1,
    "jwks"_L1,
    "scope"_L1,
    "post_logout_redirect_uris"_L1,
    "tls_client_auth_subject_dn"_L1,
    "dpop_bound_access_tokens"_L1,
    "id_token_signed_response_alg"_L1,
    "userinfo_signed_response_alg"_L1,
    "backchannel_token_delivery_mode"_L1,
    "backchannel_client_notification_endpoint"_L1,
    "backchannel_logout_uri"_L1,
    "backchannel_logout_session_required"_L1,
    "frontchannel_logout_uri"_L1,
    "frontchannel_logout_session_required"_L1,
};

struct Reader
{
    const AuthorizationServer &server;
    JsonValue sent;
    ReadMetadata read = {};

    void refuse(QLatin1StringView error, QLatin1StringView why)
    {
        if (!read.refusal)
            read.refusal = Refusal{error, why};
    }
    void refuse(QLatin1StringView why) { refuse("invalid_client_metadata"_L1, why); }
};

/// An array of texts; nullopt where the member is missing.
std::optional<QStringList> listOf(Reader &reader, QLatin1StringView name)
{
    const JsonValue value = reader.sent[name];
    if (value.isAbsent() || value.isNull())
        return std::nullopt;
    QStringList list;
    for (const JsonValue element : value.elements()) {
        if (!element.isString())
            reader.refuse("a list has something else than text in it"_L1);
        list += element.toString();
    }
    if (!value.isArray() || list.size() > longestList)
        reader.refuse("a list is none, or too long"_L1);
    return list;
}

/// https, http on loopback, or a scheme of the application's own (RFC 8252 §7); never with a fragment.
bool mayRedirectTo(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.isRelative() || url.hasFragment())
        return false;
    const bool loopback =
        url.host() == "127.0.0.1"_L1 || url.host() == "::1"_L1 || url.host() == "localhost"_L1;
    if (url.scheme() == "http"_L1)
        return loopback;
    return url.scheme() == "https"_L1 ? !url.host().isEmpty() : url.scheme().contains(u'.');
}

void readRedirects(Reader &reader)
{
    const QStringList uris = listOf(reader, "redirect_uris"_L1).value_or(QStringList());
    const auto &grants = reader.read.client.grants;
    const bool browser = std::ranges::any_of(grants, oauth::usesBrowser);
    if (!std::ranges::all_of(uris, mayRedirectTo) || (browser && uris.isEmpty()))
        reader.refuse("invalid_redirect_uri"_L1,
                      "a redirect URI is missing, or is neither https nor http on loopback"_L1);
    for (const QString &uri : uris)
        reader.read.client.redirectUris += uri.toUtf8();
    for (const QString &uri : listOf(reader, "post_logout_redirect_uris"_L1).value_or(QStringList())) {
        if (!uris.contains(uri))
            reader.refuse("a post_logout_redirect_uri must be a redirect URI too"_L1);
    }
    reader.read.metadata.set("redirect_uris"_L1, uris);
}

/// RFC 7591 §2.1: response types and grant types go together.
void addResponseType(Reader &reader, const QString &type, const QStringList &grantTypes)
{
    const QByteArray words = type.toLatin1();
    const bool code = oauth::promises(words, "code");
    const bool front = oauth::promises(words, "token") || oauth::promises(words, "id_token");
    if (code && front)
        reader.read.client.grants.push_back(Grant::Hybrid);
    const bool fits = (code || front) && (!code || grantTypes.contains("authorization_code"_L1)) &&
                      (!front || grantTypes.contains("implicit"_L1));
    if (!fits)
        reader.refuse("response_types and grant_types do not go together"_L1);
}

void readGrants(Reader &reader)
{
    const QStringList types = listOf(reader, "grant_types"_L1).value_or(QStringList{u"authorization_code"_s});
    for (const QString &type : types) {
        const auto grant =
            type == "implicit"_L1 ? std::optional(Grant::Implicit) : oauth::grantOfType(type.toLatin1());
        if (!grant)
            reader.refuse("a grant type is not known"_L1);
        else
            reader.read.client.grants.push_back(*grant);
    }
    const QStringList usual =
        types.contains("authorization_code"_L1) ? QStringList{u"code"_s} : QStringList();
    const QStringList responses = listOf(reader, "response_types"_L1).value_or(usual);
    for (const QString &type : responses)
        addResponseType(reader, type, types);
    reader.read.metadata.set("grant_types"_L1, types);
    reader.read.metadata.set("response_types"_L1, responses);
}

void readKeys(Reader &reader)
{
    const JsonValue jwks = reader.sent["jwks"_L1];
    if (reader.sent.has("jwks_uri"_L1))
        reader.refuse("jwks_uri is not supported, send jwks"_L1);
    if (jwks.isAbsent())
        return;
    const auto keys = jose::readKeySet(jwks, {});
    if (!keys || keys->isEmpty())
        return reader.refuse("jwks has no key that can be used"_L1);
    for (const jose::Jwk &key : keys->keys) {
        if (key.key.hasPrivate())
            reader.refuse("jwks has a private key"_L1);
    }
    reader.read.client.key = keys->keys.front();
}

void readCertificate(Reader &reader, ClientAuth method)
{
    Client &client = reader.read.client;
    if (reader.server.mutualTlsOrigin.isEmpty())
        return reader.refuse("this server does not listen over TLS"_L1);
    if (method == ClientAuth::TlsClientAuth)
        client.certificateSubject = reader.sent["tls_client_auth_subject_dn"_L1].toString();
    else if (client.key && !client.key->certificates.empty())
        client.certificateHash =
            encoding::encodeBase64Url(client.key->certificates.front().fingerprint(crypto::Digest::Sha256));
    if (!client.showsCertificate())
        reader.refuse("the name, or the key with its certificate, is missing"_L1);
}

void readAuthentication(Reader &reader)
{
    const QString word = reader.sent["token_endpoint_auth_method"_L1].toString();
    const auto method =
        word.isEmpty() ? std::optional(ClientAuth::SecretBasic) : oauth::fromWord<ClientAuth>(word);
    if (!method)
        return reader.refuse("the authentication method is not known"_L1);
    Client &client = reader.read.client;
    client.kind = *method == ClientAuth::None ? ClientKind::Public : ClientKind::Confidential;
    if (*method == ClientAuth::PrivateKeyJwt && !client.key)
        reader.refuse("private_key_jwt needs jwks"_L1);
    if (*method == ClientAuth::TlsClientAuth || *method == ClientAuth::SelfSignedTlsClientAuth)
        readCertificate(reader, *method);
    if (client.kind == ClientKind::Public && hasGrant(client, Grant::ClientCredentials))
        reader.refuse("client_credentials is for clients that authenticate"_L1);
    reader.read.metadata.set("token_endpoint_auth_method"_L1, oauth::wordFor(*method));
}

/// OpenID Connect Back-Channel Logout 1.0 §2.2, Front-Channel Logout 1.0 §2.
void readLogout(Reader &reader)
{
    const auto uri = [&reader](QLatin1StringView name) {
        const QByteArray sent = reader.sent[name].toUtf8();
        const QUrl url = QUrl::fromEncoded(sent, QUrl::StrictMode);
        if (!sent.isEmpty() && (!url.scheme().startsWith("http"_L1) || url.host().isEmpty()))
            reader.refuse("a logout URI is not an address of the web"_L1);
        return sent;
    };
    reader.read.client.logout = {uri("backchannel_logout_uri"_L1), uri("frontchannel_logout_uri"_L1),
                                 reader.sent["backchannel_logout_session_required"_L1].toBool(),
                                 reader.sent["frontchannel_logout_session_required"_L1].toBool()};
}

void readRest(Reader &reader)
{
    Client &client = reader.read.client;
    client.name = reader.sent["client_name"_L1].toString().left(100);
    client.needsProof = reader.sent["dpop_bound_access_tokens"_L1].toBool();
    client.notificationUri = reader.sent["backchannel_client_notification_endpoint"_L1].toUtf8();
    const QByteArray alg = reader.sent["id_token_signed_response_alg"_L1].toUtf8();
    if (!alg.isEmpty() && alg != "RS256" && alg != "ES256" && alg != "EdDSA")
        reader.refuse("id_token_signed_response_alg is not one of this server's"_L1);
    else if (!alg.isEmpty())
        client.signingAlg = alg;
    readLogout(reader);
    if (reader.sent.has("userinfo_signed_response_alg"_L1))
        client.userInfo = SignedAnswers::Yes;
    for (QLatin1StringView name : keptMembers) {
        if (reader.sent.has(name))
            reader.read.metadata.setRaw(name, reader.sent[name].raw().toByteArray());
    }
}

void checkStatement(Reader &reader)
{
    const JsonValue statement = reader.sent["software_statement"_L1];
    if (statement.isAbsent())
        return;
    if (!statement.isString() || !jose::parseJws(statement.toUtf8()))
        return reader.refuse("invalid_software_statement"_L1, "the software statement is no JWT"_L1);
    reader.refuse("unapproved_software_statement"_L1, "this server approves of no software statement"_L1);
}

} // namespace

ReadMetadata readClientMetadata(const AuthorizationServer &server, const http::Request &request)
{
    const auto body = encoding::JsonDocument::parse(request.body);
    const bool isJson = http::readContentType(request.headers.value("Content-Type")).isJson();
    if (!isJson || !body || !body->root().isObject())
        return {{}, {}, Refusal{"invalid_client_metadata"_L1, "the body must be a JSON object"_L1}};
    Reader reader{server, body->root()};
    checkStatement(reader);
    readGrants(reader);
    readRedirects(reader);
    readKeys(reader);
    readAuthentication(reader);
    readRest(reader);
    return std::move(reader.read);
}

bool needsSecret(const ReadMetadata &read)
{
    return read.client.kind != ClientKind::Public && !read.client.showsCertificate() &&
           read.metadata.raw("token_endpoint_auth_method"_L1) != "\"private_key_jwt\"";
}

} // namespace claimcheck::provider
