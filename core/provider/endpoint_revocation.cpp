#include "core/provider/client_authentication.h"
#include "core/provider/endpoints.h"
#include "core/provider/parameters.h"
#include "core/provider/token_factory.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

constexpr Refusal foreignToken{"invalid_grant"_L1, "the token was issued to another client"_L1};

/// RFC 7009 §2.1: a refresh token takes its access tokens along; an unknown token is no error (§2.2).
std::optional<Refusal> revoke(AuthorizationServer &server, const Client &client, const QByteArray &text)
{
    if (server.lets(Leniency::NoRevocation))
        return std::nullopt;
    if (AccessToken *access = server.state.accessTokens.find(text, server.now())) {
        if (access->authorization->clientId != client.id)
            return foreignToken;
        access->revoked = true;
    } else if (RefreshToken *refresh = server.state.refreshTokens.find(text, server.now())) {
        if (refresh->authorization->clientId != client.id)
            return foreignToken;
        refresh->authorization->revoked = true;
    }
    return std::nullopt;
}

} // namespace

http::Response revocationEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const auto [form, sender] = readClientRequest(server, request);
    if (sender.refusal)
        return errorResponse(server, *sender.refusal);
    if (parameter(form, "token").isEmpty())
        return errorResponse(server, {"invalid_request"_L1, "token is missing"_L1});
    if (const std::optional<Refusal> refusal = revoke(server, *sender.client, parameter(form, "token")))
        return errorResponse(server, *refusal);
    http::Response response{200, http::reasonPhrase(200), {}, {}};
    forbidStoring(response);
    return response;
}

} // namespace claimcheck::provider
