#include "core/flow/grant_requests.h"

#include "core/oauth/bearer_assertion.h"
#include "core/oauth/token_request.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using oauth::Grant;

namespace {

struct EndpointRow
{
    MessageKind kind;
    QLatin1StringView member;
    QUrl oauth::ServerMetadata::*field;
};

constexpr EndpointRow endpointRows[] = {
    {MessageKind::Token, "token_endpoint"_L1, &oauth::ServerMetadata::tokenEndpoint},
    {MessageKind::Refresh, "token_endpoint"_L1, &oauth::ServerMetadata::tokenEndpoint},
    {MessageKind::Introspection, "introspection_endpoint"_L1, &oauth::ServerMetadata::introspectionEndpoint},
    {MessageKind::Revocation, "revocation_endpoint"_L1, &oauth::ServerMetadata::revocationEndpoint},
    {MessageKind::PushedAuthorization, "pushed_authorization_request_endpoint"_L1,
     &oauth::ServerMetadata::pushedAuthorizationRequestEndpoint},
    {MessageKind::DeviceAuthorization, "device_authorization_endpoint"_L1,
     &oauth::ServerMetadata::deviceAuthorizationEndpoint},
    {MessageKind::BackchannelAuthentication, "backchannel_authentication_endpoint"_L1,
     &oauth::ServerMetadata::backchannelAuthenticationEndpoint},
    {MessageKind::UserInfo, "userinfo_endpoint"_L1, &oauth::ServerMetadata::userinfoEndpoint},
};

/// RFC 7523 §3: the audience is the server; its issuer names it best.
base::Result<QByteArray> bearerAssertionOf(const RunState &state)
{
    if (!state.inputs.assertion.isEmpty())
        return state.inputs.assertion.view().toByteArray();
    const oauth::AssertionSettings &settings = state.profile.assertion;
    const auto orElse = [](const QString &text, const QByteArray &otherwise) {
        return text.isEmpty() ? otherwise : text.toUtf8();
    };
    return oauth::makeBearerAssertion({orElse(settings.issuer, state.client.id),
                                       orElse(settings.subject, state.client.id),
                                       orElse(settings.audience, state.result.issuer.toUtf8())},
                                      *state.inputs.assertionSigner);
}

base::Result<encoding::FormPairs> grantOf(const RunState &state)
{
    const oauth::Profile &profile = state.profile;
    switch (profile.grant) {
    case Grant::Password:
        return oauth::passwordGrant(profile.user.name.toUtf8(), state.inputs.password.view(), profile.scope);
    case Grant::DeviceCode: return oauth::deviceCodeGrant(state.waiting ? state.waiting->id : QByteArray());
    case Grant::Ciba: return oauth::cibaGrant(state.waiting ? state.waiting->id : QByteArray());
    case Grant::TokenExchange:
        return oauth::tokenExchangeGrant(profile.tokenExchange, state.inputs.subjectToken.view(),
                                         state.inputs.actorToken.view(), profile.scope);
    case Grant::JwtBearer:
    case Grant::SamlBearer: {
        const auto assertion = bearerAssertionOf(state);
        return assertion ? base::Result(oauth::assertionGrant(profile.grant, *assertion, profile.scope))
                         : assertion.error();
    }
    default: return oauth::clientCredentialsGrant(profile.scope);
    }
}

/// Those whose authorization was asked for elsewhere repeat neither resources nor details.
bool asksHere(Grant grant)
{
    return grant != Grant::DeviceCode && grant != Grant::Ciba;
}

} // namespace

QUrl endpointOf(MessageKind kind, const RunState &state)
{
    const auto *row = std::ranges::find(endpointRows, kind, &EndpointRow::kind);
    if (row == std::end(endpointRows))
        return {};
    const QUrl &usual = state.metadata.*(row->field);
    return state.profile.client.certificatePath.isEmpty()
               ? usual
               : oauth::mutualTlsAlias(state.metadata, row->member, usual);
}

oauth::ClientCredentials clientFor(MessageKind kind, const RunState &state)
{
    oauth::ClientCredentials client = state.client;
    const oauth::OtherAuth &other = state.profile.client.otherAuth;
    if (kind == MessageKind::Introspection)
        client.method = other.introspection.value_or(client.method);
    if (kind == MessageKind::Revocation)
        client.method = other.revocation.value_or(client.method);
    if (kind == MessageKind::PushedAuthorization)
        client.method = other.par.value_or(client.method);
    return client;
}

base::Result<http::Request> tokenRequestFor(const RunState &state)
{
    auto grant = grantOf(state);
    if (!grant)
        return grant.error();
    oauth::TokenRequest request;
    request.endpoint = endpointOf(MessageKind::Token, state);
    request.grant = *std::move(grant);
    request.client = state.client;
    if (asksHere(state.profile.grant)) {
        request.resource = state.profile.resource;
        if (!state.profile.authorizationDetailsJson.isEmpty())
            request.grant.push_back({"authorization_details", state.profile.authorizationDetailsJson});
    }
    request.extra = state.profile.tokenParameters;
    return oauth::buildTokenRequest(request);
}

base::Result<http::Request> refreshRequestFor(const RunState &state)
{
    const ReceivedToken *token = state.result.token(TokenRole::RefreshToken);
    const bool isGrant = !token && state.profile.grant == Grant::RefreshToken;
    oauth::TokenRequest request;
    request.endpoint = endpointOf(MessageKind::Refresh, state);
    request.grant = isGrant ? oauth::refreshTokenGrant(state.inputs.refreshToken.view(), state.profile.scope)
                            : oauth::refreshTokenGrant(token ? token->text : QByteArray());
    request.client = state.client;
    request.resource = state.profile.resource;
    if (isGrant)
        request.extra = state.profile.tokenParameters;
    return oauth::buildTokenRequest(request);
}

} // namespace claimcheck::flow
