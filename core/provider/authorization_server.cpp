#include "core/provider/authorization_server.h"

#include "core/crypto/digest.h"
#include "core/encoding/base64url.h"
#include "core/provider/endpoints.h"
#include "core/provider/proofs.h"
#include "core/provider/responses.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

struct Route
{
    QByteArrayView path;
    QByteArrayView methods; ///< as in an Allow field
    Part part;
    http::Response (*handle)(AuthorizationServer &, const http::Request &);
};

constexpr Route routes[] = {
    {"/", "GET, HEAD", Part::Page, startPage},
    {"/.well-known/openid-configuration", "GET, HEAD", Part::Metadata, metadataEndpoint},
    {"/.well-known/oauth-authorization-server", "GET, HEAD", Part::Metadata, metadataEndpoint},
    {"/.well-known/oauth-protected-resource/api", "GET, HEAD", Part::ResourceMetadata,
     resourceMetadataEndpoint},
    {"/.well-known/oauth-protected-resource/api/opaque", "GET, HEAD", Part::ResourceMetadata,
     resourceMetadataEndpoint},
    {"/.well-known/oauth-protected-resource/api/profile", "GET, HEAD", Part::ResourceMetadata,
     resourceMetadataEndpoint},
    {"/.well-known/webfinger", "GET, HEAD", Part::WebFinger, webFingerEndpoint},
    {"/jwks", "GET, HEAD", Part::KeySet, keysEndpoint},
    {"/authorize", "GET, POST", Part::AuthorizationResponse, authorizeEndpoint},
    {"/interaction", "GET, POST", Part::AuthorizationResponse, interactionEndpoint},
    {"/token", "POST", Part::TokenResponse, tokenEndpoint},
    {"/userinfo", "GET, POST", Part::UserInfo, userInfoEndpoint},
    {"/introspect", "POST", Part::Introspection, introspectionEndpoint},
    {"/revoke", "POST", Part::Revocation, revocationEndpoint},
    {"/par", "POST", Part::PushedRequest, pushedRequestEndpoint},
    {"/device_authorization", "POST", Part::DeviceAuthorization, deviceAuthorizationEndpoint},
    {"/device", "GET, POST", Part::Page, devicePage},
    {"/bc-authorize", "POST", Part::Backchannel, backchannelEndpoint},
    {"/register", "POST", Part::Registration, registrationEndpoint},
    {"/register/client", "GET, PUT, DELETE", Part::ClientConfiguration, clientConfigurationEndpoint},
    {"/logout", "GET, POST", Part::Page, logoutEndpoint},
    {"/api/payments", "GET, HEAD", Part::Api, ordersEndpoint},
    {"/api/orders", "GET, HEAD", Part::Api, ordersEndpoint},
};

http::Response wrongMethod(const Route &route)
{
    http::Response response =
        http::textResponse(405, "text/plain; charset=utf-8", "405 Method Not Allowed\n");
    response.headers.append("Allow", route.methods.toByteArray());
    return response;
}

const Route *routeOf(const http::Request &request)
{
    const QByteArray path = request.path();
    const auto route = std::ranges::find_if(routes, [&path](const Route &row) { return row.path == path; });
    return route == std::end(routes) ? nullptr : &*route;
}

bool allows(const Route &route, const QByteArray &method)
{
    const QByteArrayList methods = route.methods.toByteArray().split(',');
    return std::ranges::any_of(methods,
                               [&method](const QByteArray &each) { return each.trimmed() == method; });
}

} // namespace

AuthorizationServer::AuthorizationServer(QString serverIssuer, const ProviderOptions &serverOptions)
    : issuer(std::move(serverIssuer)), options(serverOptions)
{
}

const Client *AuthorizationServer::client(QByteArrayView id) const
{
    const auto found =
        std::ranges::find_if(options.clients, [&id](const Client &row) { return row.id == id; });
    if (found != options.clients.end())
        return &*found;
    const auto registered = std::ranges::find_if(
        state.registered, [&id](const RegisteredClient &row) { return row.client.id == id; });
    return registered == state.registered.end() ? nullptr : &registered->client;
}

void AuthorizationServer::shape(Part part, Members &members) const
{
    if (hooks.members)
        hooks.members(part, members);
}

QByteArray AuthorizationServer::certificateHash() const
{
    return peerCertificate.isEmpty()
               ? QByteArray()
               : encoding::encodeBase64Url(crypto::digestOf(crypto::Digest::Sha256, peerCertificate));
}

Delivery AuthorizationServer::deliveryOf(const http::Request &request) const
{
    const Route *route = routeOf(request);
    return route && hooks.delivery ? hooks.delivery(route->part) : Delivery::Whole;
}

http::Response AuthorizationServer::handle(const http::Request &request)
{
    const Route *route = routeOf(request);
    if (!route)
        return http::textResponse(404, "text/plain; charset=utf-8", "404 Not Found\n");
    http::Response response =
        allows(*route, request.method) ? route->handle(*this, request) : wrongMethod(*route);
    offerNonce(*this, request, response);
    if (hooks.response)
        hooks.response(route->part, request, response);
    return response;
}

} // namespace claimcheck::provider
