#include "core/provider/logout_notices.h"

#include "core/encoding/json.h"
#include "core/provider/token_factory.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

constexpr qint64 tokenLifetime = 120; // seconds: at most two minutes, Back-Channel Logout 1.0 §4

QByteArray logoutToken(AuthorizationServer &server, const Client &client, const Login &login,
                       const QByteArray &sid)
{
    Members claims;
    claims.set("iss"_L1, server.issuer);
    claims.set("sub"_L1, login.subject);
    claims.set("aud"_L1, client.id);
    claims.set("iat"_L1, server.now());
    claims.set("exp"_L1, server.now() + tokenLifetime);
    claims.set("jti"_L1, server.freshText());
    claims.setRaw("events"_L1, "{\"http://schemas.openid.net/event/backchannel-logout\":{}}");
    if (client.logout.backchannelSession)
        claims.set("sid"_L1, sid);
    return signLogoutToken(server, client, claims);
}

void tell(AuthorizationServer &server, const QByteArray &uri, const QByteArray &token)
{
    const http::Request request{"POST",
                                uri,
                                {{"Content-Type", "application/x-www-form-urlencoded"}},
                                encoding::encodeForm({{"logout_token", token}})};
    server.notifications.push_back({request, 0});
    if (server.lets(Leniency::LogoutTokenTwice))
        server.notifications.push_back({request, 0});
}

/// Front-Channel Logout 1.0 §2: iss and sid together, or none of them.
QByteArray frameOf(const AuthorizationServer &server, const Client &client, const QByteArray &uri,
                   const QByteArray &sid)
{
    if (!client.logout.frontchannelSession)
        return uri;
    Members members;
    members.set("iss"_L1, server.issuer);
    members.set("sid"_L1, sid);
    server.shape(Part::FrontchannelLogout, members);
    FormPairs query;
    for (const Member &member : members.all())
        query.push_back(
            {member.name, encoding::JsonDocument::parse(member.rawJson).valueOr({}).root().toUtf8()});
    return uri + (uri.contains('?') ? '&' : '?') + encoding::encodeForm(query);
}

} // namespace

void rememberLogin(AuthorizationServer &server, const AuthorizationInput &input, const Login &login,
                   const QByteArray &sid)
{
    Login *known = server.state.logins.find(sid, server.now());
    if (!known)
        known = &server.state.logins.insert(sid, login, server.now() + server.options.lifetimes.session);
    known->clients[input.clientId] = input.redirectUri;
}

QByteArrayList endLogin(AuthorizationServer &server, const QByteArray &sid)
{
    const Login *found = server.state.logins.find(sid, server.now());
    if (!found)
        return {};
    const Login login = *found;
    server.state.logins.remove(sid);
    QByteArrayList frames;
    for (const auto &[id, redirectUri] : login.clients) {
        const Client *client = server.client(id);
        if (!client)
            continue;
        const LogoutPlaces &places = client->logout;
        if (!places.backchannelUri.isEmpty() && !server.lets(Leniency::NoBackchannelLogout))
            tell(server, withLoopbackPort(places.backchannelUri, redirectUri),
                 logoutToken(server, *client, login, sid));
        if (!places.frontchannelUri.isEmpty() && !server.lets(Leniency::NoFrontchannelLogout))
            frames += frameOf(server, *client, withLoopbackPort(places.frontchannelUri, redirectUri), sid);
    }
    return frames;
}

} // namespace claimcheck::provider
