#include "core/encoding/json.h"
#include "core/jose/sign.h"
#include "core/oauth/grant_types.h"
#include "core/provider/endpoints.h"
#include "core/provider/resources.h"
#include "core/provider/responses.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

QStringList clientAuthMethods(const AuthorizationServer &server)
{
    QStringList methods{u"none"_s, u"client_secret_basic"_s, u"client_secret_post"_s, u"client_secret_jwt"_s,
                        u"private_key_jwt"_s};
    if (!server.mutualTlsOrigin.isEmpty())
        methods += {u"tls_client_auth"_s, u"self_signed_tls_client_auth"_s};
    return methods;
}

/// RFC 8414 §2: they go with the methods that sign.
constexpr QLatin1StringView assertionMembers[] = {
    "token_endpoint_auth_signing_alg_values_supported"_L1,
    "introspection_endpoint_auth_signing_alg_values_supported"_L1,
    "revocation_endpoint_auth_signing_alg_values_supported"_L1,
};

/// OpenID Connect Back-Channel Logout 1.0 §2.1, Front-Channel Logout 1.0 §3.
constexpr QLatin1StringView logoutMembers[] = {
    "backchannel_logout_supported"_L1,
    "backchannel_logout_session_supported"_L1,
    "frontchannel_logout_supported"_L1,
    "frontchannel_logout_session_supported"_L1,
};

QStringList assertionAlgorithms()
{
    return proofAlgorithms() + QStringList{u"HS256"_s, u"HS384"_s, u"HS512"_s};
}

void addEndpoints(Members &members, const QString &issuer)
{
    members.set("issuer"_L1, issuer);
    members.set("authorization_endpoint"_L1, issuer + "/authorize"_L1);
    members.set("token_endpoint"_L1, issuer + "/token"_L1);
    members.set("jwks_uri"_L1, issuer + "/jwks"_L1);
    members.set("userinfo_endpoint"_L1, issuer + "/userinfo"_L1);
    members.set("introspection_endpoint"_L1, issuer + "/introspect"_L1);
    members.set("revocation_endpoint"_L1, issuer + "/revoke"_L1);
    members.set("pushed_authorization_request_endpoint"_L1, issuer + "/par"_L1);
    members.set("device_authorization_endpoint"_L1, issuer + "/device_authorization"_L1);
    members.set("backchannel_authentication_endpoint"_L1, issuer + "/bc-authorize"_L1);
    members.set("registration_endpoint"_L1, issuer + "/register"_L1);
    members.set("end_session_endpoint"_L1, issuer + "/logout"_L1);
}

QStringList grantTypes()
{
    using oauth::Grant;
    QStringList types{u"implicit"_s};
    for (const Grant grant :
         {Grant::AuthorizationCode, Grant::RefreshToken, Grant::ClientCredentials, Grant::Password,
          Grant::DeviceCode, Grant::Ciba, Grant::TokenExchange, Grant::JwtBearer, Grant::SamlBearer})
        types.append(QLatin1StringView(oauth::grantTypeOf(grant)));
    return types;
}

/// RFC 8705 §5: the same endpoints, where a certificate is asked for.
void addAliases(const AuthorizationServer &server, Members &members)
{
    if (server.mutualTlsOrigin.isEmpty())
        return;
    constexpr std::pair<QLatin1StringView, QLatin1StringView> endpoints[] = {
        {"token_endpoint"_L1, "/token"_L1},
        {"userinfo_endpoint"_L1, "/userinfo"_L1},
        {"introspection_endpoint"_L1, "/introspect"_L1},
        {"revocation_endpoint"_L1, "/revoke"_L1},
        {"pushed_authorization_request_endpoint"_L1, "/par"_L1},
        {"device_authorization_endpoint"_L1, "/device_authorization"_L1},
        {"backchannel_authentication_endpoint"_L1, "/bc-authorize"_L1},
    };
    Members aliases;
    for (const auto &[name, path] : endpoints)
        aliases.set(name, server.mutualTlsOrigin + path);
    members.setRaw("mtls_endpoint_aliases"_L1, aliases.toJson());
    members.set("tls_client_certificate_bound_access_tokens"_L1, true);
}

void addAbilities(const AuthorizationServer &server, Members &members)
{
    members.set("scopes_supported"_L1, knownScopes());
    members.set("response_types_supported"_L1,
                QStringList{u"code"_s, u"token"_s, u"id_token"_s, u"id_token token"_s, u"code id_token"_s,
                            u"code token"_s, u"code id_token token"_s});
    members.set("response_modes_supported"_L1,
                QStringList{u"query"_s, u"fragment"_s, u"form_post"_s, u"query.jwt"_s, u"fragment.jwt"_s,
                            u"form_post.jwt"_s, u"jwt"_s});
    members.set("grant_types_supported"_L1, grantTypes());
    members.set("authorization_signing_alg_values_supported"_L1,
                QStringList{u"RS256"_s, u"ES256"_s, u"EdDSA"_s});
    members.set("userinfo_signing_alg_values_supported"_L1, QStringList{u"RS256"_s, u"ES256"_s, u"EdDSA"_s});
    members.set("introspection_signing_alg_values_supported"_L1,
                QStringList{u"RS256"_s, u"ES256"_s, u"EdDSA"_s});
    members.set("request_object_signing_alg_values_supported"_L1, assertionAlgorithms());
    members.set("request_object_encryption_alg_values_supported"_L1, QStringList{u"ECDH-ES+A128KW"_s});
    members.set("request_object_encryption_enc_values_supported"_L1, QStringList{u"A128CBC-HS256"_s});
    members.set("authorization_details_types_supported"_L1, QStringList{u"payment"_s, u"orders"_s});
    members.set("acr_values_supported"_L1, QStringList{u"1"_s, u"2"_s});
    members.set("backchannel_token_delivery_modes_supported"_L1, QStringList{u"poll"_s, u"ping"_s});
    members.set("backchannel_user_code_parameter_supported"_L1, false);
    for (QLatin1StringView name : logoutMembers)
        members.set(name, true);
    members.set("subject_types_supported"_L1, QStringList{u"public"_s});
    members.set("id_token_signing_alg_values_supported"_L1, QStringList{u"RS256"_s, u"ES256"_s, u"EdDSA"_s});
    members.set("token_endpoint_auth_methods_supported"_L1, clientAuthMethods(server));
    members.set("introspection_endpoint_auth_methods_supported"_L1, clientAuthMethods(server).mid(1));
    members.set("revocation_endpoint_auth_methods_supported"_L1, clientAuthMethods(server));
    for (QLatin1StringView name : assertionMembers)
        members.set(name, assertionAlgorithms());
    members.set("dpop_signing_alg_values_supported"_L1, proofAlgorithms());
    members.set("code_challenge_methods_supported"_L1, QStringList{u"S256"_s});
    members.set("authorization_response_iss_parameter_supported"_L1, true);
    members.set("claims_supported"_L1, QStringList{u"sub"_s, u"name"_s, u"preferred_username"_s, u"email"_s,
                                                   u"email_verified"_s, u"auth_time"_s});
    members.set("prompt_values_supported"_L1, QStringList{u"none"_s, u"login"_s, u"consent"_s});
    members.set("request_parameter_supported"_L1, true);
    members.set("request_uri_parameter_supported"_L1, true);
    members.set("claims_parameter_supported"_L1, false);
}

/// RFC 8414 §2.1: the same members, attested to with a key of the key set.
void addSigned(AuthorizationServer &server, Members &members)
{
    const jose::Jwk *key =
        server.options.signedMetadata == SignedMetadata::Yes ? server.keys.current("RS256") : nullptr;
    if (!key)
        return;
    Members claims = members;
    claims.set("iss"_L1, server.issuer);
    claims.set("iat"_L1, server.now());
    server.shape(Part::SignedMetadata, claims);
    members.set("signed_metadata"_L1, jose::signJwt(claims.toJson(), *key, "JWT", "RS256").valueOr({}));
}

} // namespace

http::Response metadataEndpoint(AuthorizationServer &server, const http::Request &)
{
    Members members;
    addEndpoints(members, server.issuer);
    addAbilities(server, members);
    addAliases(server, members);
    QStringList resources;
    for (const Resource &row : resourcesOf(server.issuer))
        resources.append(row.identifier);
    members.set("protected_resources"_L1, resources); // RFC 9728 §4
    addSigned(server, members);
    return jsonResponse(server, Part::Metadata, members);
}

http::Response resourceMetadataEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const QByteArray prefix = "/.well-known/oauth-protected-resource";
    Members members;
    members.set("resource"_L1, server.issuer + QString::fromLatin1(request.path().mid(prefix.size())));
    members.set("authorization_servers"_L1, QStringList{server.issuer});
    members.set("scopes_supported"_L1, QStringList{u"orders:read"_s, u"orders:write"_s});
    members.set("bearer_methods_supported"_L1, QStringList{u"header"_s});
    return jsonResponse(server, Part::ResourceMetadata, members);
}

http::Response keysEndpoint(AuthorizationServer &server, const http::Request &)
{
    const encoding::JsonDocument keys =
        encoding::JsonDocument::parse(server.keys.toJson(server.now())).valueOr({});
    Members members;
    members.setRaw("keys"_L1, keys["keys"_L1].raw().toByteArray());
    http::Response response = jsonResponse(server, Part::KeySet, members);
    response.headers.set("Cache-Control", "public, max-age=60");
    response.headers.remove("Pragma");
    return response;
}

} // namespace claimcheck::provider
