#include "core/flow/run_requests.h"

#include "core/flow/text.h"
#include "core/oauth/introspection.h"
#include "core/oauth/revocation.h"
#include "core/oauth/token_request.h"
#include "core/oauth/userinfo.h"

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

QByteArray tokenText(const RunState &state, TokenRole role)
{
    const ReceivedToken *token = state.result.token(role);
    return token ? token->text : QByteArray();
}

/// RFC 7009 §2.1: revoking the refresh token ends the whole grant at most servers; without one, the access
/// token.
base::Result<http::Request> revocation(const RunState &state)
{
    const QByteArray refresh = tokenText(state, TokenRole::RefreshToken);
    return refresh.isEmpty() ? oauth::buildRevocationRequest(state.metadata.revocationEndpoint,
                                                             tokenText(state, TokenRole::AccessToken),
                                                             "access_token", state.client)
                             : oauth::buildRevocationRequest(state.metadata.revocationEndpoint, refresh,
                                                             "refresh_token", state.client);
}

base::Result<http::Request> refresh(const RunState &state)
{
    oauth::TokenRequest request;
    request.endpoint = state.metadata.tokenEndpoint;
    request.grant = oauth::refreshTokenGrant(tokenText(state, TokenRole::RefreshToken));
    request.client = state.client;
    request.resource = state.profile.resource;
    return oauth::buildTokenRequest(request);
}

http::Request keySetRequest(const QUrl &url)
{
    http::Request request;
    request.url = url.toEncoded();
    request.headers.set("Accept", "application/jwk-set+json, application/json");
    return request;
}

} // namespace

bool canRequest(MessageKind kind, const RunState &state)
{
    const bool hasAccessToken = state.result.token(TokenRole::AccessToken) != nullptr;
    switch (kind) {
    case MessageKind::Jwks: return !state.metadata.jwksUri.isEmpty();
    case MessageKind::UserInfo: return hasAccessToken && !state.metadata.userinfoEndpoint.isEmpty();
    case MessageKind::ApiCall: return hasAccessToken && !state.profile.call.url.isEmpty();
    case MessageKind::Introspection: return hasAccessToken && !state.metadata.introspectionEndpoint.isEmpty();
    case MessageKind::Refresh: return state.result.token(TokenRole::RefreshToken) != nullptr;
    case MessageKind::Revocation: return hasAccessToken && !state.metadata.revocationEndpoint.isEmpty();
    default: return false;
    }
}

bool carriesProof(MessageKind kind, const RunState &state)
{
    switch (kind) {
    case MessageKind::Token:
    case MessageKind::Refresh: return true;
    case MessageKind::UserInfo:
    case MessageKind::ApiCall: return hasBoundToken(state);
    default: return false;
    }
}

base::Result<http::Request> requestFor(MessageKind kind, const RunState &state)
{
    const QByteArray accessToken = tokenText(state, TokenRole::AccessToken);
    const auto scheme = hasBoundToken(state) ? oauth::TokenScheme::Dpop : oauth::TokenScheme::Bearer;
    switch (kind) {
    case MessageKind::Jwks: return keySetRequest(state.metadata.jwksUri);
    case MessageKind::UserInfo:
        return oauth::buildUserInfoRequest(state.metadata.userinfoEndpoint, accessToken, scheme);
    case MessageKind::ApiCall:
        return oauth::buildTokenCall(state.profile.call.method, state.profile.call.url, accessToken, scheme);
    case MessageKind::Introspection:
        return oauth::buildIntrospectionRequest(state.metadata.introspectionEndpoint, accessToken,
                                                "access_token", state.client);
    case MessageKind::Refresh: return refresh(state);
    case MessageKind::Revocation: return revocation(state);
    default: return base::Error{"step-unknown"_L1, Text::tr("This step sends no request."), -1, {}};
    }
}

} // namespace claimcheck::flow
