#include "core/provider/bearer.h"
#include "core/provider/endpoints.h"
#include "core/provider/token_factory.h"
#include "core/provider/users.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

http::Response userInfoEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const Presented presented = presentedToken(request, BodyToken::Accepted);
    if (presented.refusal)
        return bearerRefusal(server, *presented.refusal);
    const AccessToken *token = activeAccessToken(server, presented.token);
    if (!token)
        return bearerRefusal(server,
                             {"invalid_token"_L1, "the access token is unknown, expired or revoked"_L1});
    if (!token->scope.contains("openid"_L1) || token->authorization->user.isEmpty())
        return bearerRefusal(server, {"insufficient_scope"_L1, "userinfo needs the scope openid"_L1},
                             u"openid"_s);
    Members members;
    members.set("sub"_L1, token->authorization->subject);
    addUserClaims(members, token->authorization->user, token->scope);
    return jsonResponse(server, Part::UserInfo, members);
}

} // namespace claimcheck::provider
