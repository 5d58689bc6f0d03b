#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/token_factory.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

/// A client sees its own tokens, a resource server those of all.
bool maySee(const Client &client, const Authorization &authorization)
{
    return client.kind == ClientKind::ResourceServer || client.id == authorization.clientId;
}

void describeAuthorization(Members &members, const AuthorizationServer &server,
                           const Authorization &authorization)
{
    members.set("client_id"_L1, authorization.clientId);
    if (!authorization.user.isEmpty())
        members.set("username"_L1, authorization.user);
    members.set("sub"_L1, authorization.subject);
    members.set("iss"_L1, server.issuer);
}

Members describe(const AuthorizationServer &server, const AccessToken &token)
{
    Members members;
    members.set("active"_L1, true);
    members.set("scope"_L1, token.scope.join(u' '));
    members.set("token_type"_L1, token.proofKey.isEmpty() ? "Bearer"_L1 : "DPoP"_L1);
    if (const QByteArray cnf = confirmation(token); !cnf.isEmpty())
        members.setRaw("cnf"_L1, cnf); // RFC 9449 §6.2, RFC 8705 §3.2
    if (!token.authorization->details.isEmpty())
        members.setRaw("authorization_details"_L1, token.authorization->details); // RFC 9396 §9.2
    if (!token.authorization->acr.isEmpty())
        members.set("acr"_L1, token.authorization->acr); // RFC 9470 §6.2
    members.set("exp"_L1, token.expiresAt);
    members.set("iat"_L1, token.issuedAt);
    if (token.audience.size() == 1)
        members.set("aud"_L1, token.audience.front());
    else
        members.set("aud"_L1, token.audience);
    members.set("jti"_L1, token.jti);
    describeAuthorization(members, server, *token.authorization);
    return members;
}

Members describe(const AuthorizationServer &server, const RefreshToken &token)
{
    Members members;
    members.set("active"_L1, true);
    members.set("scope"_L1, token.authorization->scope.join(u' '));
    describeAuthorization(members, server, *token.authorization);
    return members;
}

Members inspect(AuthorizationServer &server, const Client &client, const QByteArray &text)
{
    const AccessToken *access = activeAccessToken(server, text);
    if (access && maySee(client, *access->authorization))
        return describe(server, *access);
    const RefreshToken *refresh = server.state.refreshTokens.find(text, server.now());
    if (refresh && !refresh->used && !refresh->authorization->revoked &&
        maySee(client, *refresh->authorization))
        return describe(server, *refresh);
    Members inactive; // RFC 7662 §2.2: and not a word about why
    inactive.set("active"_L1, false);
    return inactive;
}

/// RFC 9701 §5.
http::Response signedIntrospection(AuthorizationServer &server, const Client &client, const Members &members)
{
    Members claims;
    claims.set("iss"_L1, server.issuer);
    claims.set("aud"_L1, client.id);
    claims.set("iat"_L1, server.now());
    claims.setRaw("token_introspection"_L1, members.toJson());
    http::Response response =
        http::textResponse(200, "application/token-introspection+jwt",
                           signAnswer(server, client, "token-introspection+jwt"_L1, claims));
    forbidStoring(response);
    return response;
}

} // namespace

http::Response introspectionEndpoint(AuthorizationServer &server, const http::Request &request)
{
    auto [form, sender] = readClientRequest(server, request);
    const bool anybody = server.lets(Leniency::AnyIntrospector);
    Client nobody;
    nobody.kind = ClientKind::ResourceServer;
    if (anybody && sender.refusal)
        sender = {&nobody, {}};
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    if (sender.client->kind == ClientKind::Public && !anybody) // RFC 7662 §2.1: anybody could scan for tokens
        return errorResponse(server, {"invalid_client"_L1, "introspection needs client authentication"_L1});
    if (parameter(form, "token").isEmpty())
        return errorResponse(server, {"invalid_request"_L1, "token is missing"_L1});
    Members members = inspect(server, *sender.client, parameter(form, "token"));
    if (!request.headers.value("Accept").contains("application/token-introspection+jwt"))
        return jsonResponse(server, Part::Introspection, members);
    server.shape(Part::Introspection, members);
    return signedIntrospection(server, *sender.client, members);
}

} // namespace claimcheck::provider
