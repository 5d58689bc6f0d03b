#include "core/flow/run_requests.h"

#include "core/flow/browser_request.h"
#include "core/flow/grant_requests.h"
#include "core/flow/text.h"
#include "core/oauth/backchannel_authentication.h"
#include "core/oauth/device_authorization.h"
#include "core/oauth/introspection.h"
#include "core/oauth/pushed_request.h"
#include "core/oauth/revocation.h"
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
    const bool whole = !refresh.isEmpty();
    return oauth::buildRevocationRequest(endpointOf(MessageKind::Revocation, state),
                                         whole ? refresh : tokenText(state, TokenRole::AccessToken),
                                         whole ? "refresh_token" : "access_token",
                                         clientFor(MessageKind::Revocation, state));
}

base::Result<http::Request> pushed(RunState &state)
{
    const auto request = wrappedRequest(state);
    return request ? oauth::buildPushedRequest(endpointOf(MessageKind::PushedAuthorization, state),
                                               request->parameters,
                                               clientFor(MessageKind::PushedAuthorization, state))
                   : request.error();
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
    case MessageKind::Refresh:
        return state.result.token(TokenRole::RefreshToken) || !state.inputs.refreshToken.isEmpty();
    case MessageKind::LogoutRequest: return !state.metadata.endSessionEndpoint.isEmpty();
    case MessageKind::PushedAuthorization:
    case MessageKind::DeviceAuthorization:
    case MessageKind::BackchannelAuthentication: return true;
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

base::Result<http::Request> requestFor(MessageKind kind, RunState &state)
{
    const QByteArray accessToken = tokenText(state, TokenRole::AccessToken);
    const auto scheme = hasBoundToken(state) ? oauth::TokenScheme::Dpop : oauth::TokenScheme::Bearer;
    switch (kind) {
    case MessageKind::Jwks: return keySetRequest(state.metadata.jwksUri);
    case MessageKind::UserInfo:
        return oauth::buildUserInfoRequest(endpointOf(kind, state), accessToken, scheme);
    case MessageKind::ApiCall:
        return oauth::buildTokenCall(state.profile.call.method, state.profile.call.url, accessToken, scheme);
    case MessageKind::Introspection:
        return oauth::buildIntrospectionRequest(endpointOf(kind, state), accessToken, "access_token",
                                                clientFor(kind, state));
    case MessageKind::Token: return tokenRequestFor(state);
    case MessageKind::Refresh: return refreshRequestFor(state);
    case MessageKind::PushedAuthorization: return pushed(state);
    case MessageKind::DeviceAuthorization:
        return oauth::buildDeviceAuthorizationRequest(endpointOf(kind, state), state.profile, state.client);
    case MessageKind::BackchannelAuthentication:
        return oauth::buildBackchannelRequest(endpointOf(kind, state), state.profile, state.client,
                                              state.notificationToken);
    case MessageKind::Revocation: return revocation(state);
    default: return base::Error{"step-unknown"_L1, Text::tr("This step sends no request."), -1, {}};
    }
}

} // namespace claimcheck::flow
