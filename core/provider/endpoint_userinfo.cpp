#include "core/provider/endpoints.h"
#include "core/provider/proofs.h"
#include "core/provider/token_factory.h"
#include "core/provider/users.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

http::Response userInfoEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const Presented presented = presentedToken(request, BodyToken::Accepted);
    if (presented.refusal && server.lets(Leniency::AnyCaller)) {
        Members anybody;
        anybody.set("sub"_L1, subjectOf(server.options.automaticUser));
        return jsonResponse(server, Part::UserInfo, anybody);
    }
    if (presented.refusal)
        return tokenRefusal(server, request, *presented.refusal);
    const AccessToken *token = activeAccessToken(server, presented.token);
    if (!token)
        return tokenRefusal(server, request,
                            {"invalid_token"_L1, "the access token is unknown, expired or revoked"_L1});
    if (const auto refusal = checkBinding(server, request, presented, {token->proofKey, token->certificate}))
        return tokenRefusal(server, request, *refusal);
    if (!token->scope.contains("openid"_L1) || token->authorization->user.isEmpty())
        return tokenRefusal(server, request, {"insufficient_scope"_L1, "userinfo needs the scope openid"_L1},
                            u"openid"_s);
    Members members;
    members.set("sub"_L1, token->authorization->subject);
    addUserClaims(members, token->authorization->user, token->scope);
    const Client *client = server.client(token->authorization->clientId);
    if (!client || client->userInfo == SignedAnswers::No)
        return jsonResponse(server, Part::UserInfo, members);
    members.set("iss"_L1, server.issuer); // OpenID Connect Core 1.0 §5.3.2
    members.set("aud"_L1, client->id);
    server.shape(Part::UserInfo, members);
    http::Response response =
        http::textResponse(200, "application/jwt", signAnswer(server, *client, "JWT"_L1, members));
    forbidStoring(response);
    return response;
}

} // namespace claimcheck::provider
