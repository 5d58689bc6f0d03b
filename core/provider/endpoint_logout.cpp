#include "core/encoding/json.h"
#include "core/jose/jws.h"
#include "core/provider/browser.h"
#include "core/provider/endpoints.h"
#include "core/provider/logout_notices.h"
#include "core/provider/pages.h"
#include "core/provider/parameters.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

/// The claims of the ID token of before, which may be long expired.
encoding::JsonDocument hintOf(const FormPairs &pairs)
{
    const auto jws = jose::parseJws(parameter(pairs, "id_token_hint"));
    return jws ? encoding::JsonDocument::parse(jws->payload).valueOr({}) : encoding::JsonDocument();
}

/// The client that asks: by its ID token, or by name.
const Client *askingClient(const AuthorizationServer &server, const FormPairs &pairs,
                           const encoding::JsonDocument &hint)
{
    const QByteArray named = hint["aud"_L1].toUtf8();
    return server.client(named.isEmpty() ? parameter(pairs, "client_id") : named);
}

/// The browser's login, or the one of the hint: its sid cannot be guessed.
QByteArrayList signOut(AuthorizationServer &server, const http::Request &request,
                       const encoding::JsonDocument &hint)
{
    Session *session = sessionOf(server, request);
    if (!session || session->user.isEmpty())
        return endLogin(server, hint["sid"_L1].toUtf8());
    session->user.clear();
    return endLogin(server, session->sid);
}

QByteArray returnTo(const QByteArray &target, const FormPairs &pairs)
{
    const auto state = encoding::firstValue(pairs, "state");
    return state ? target + '?' + encoding::encodeForm({{"state", *state}}) : target;
}

} // namespace

/// OpenID Connect RP-Initiated Logout 1.0 §2, §3; the other clients of the login are told.
http::Response logoutEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const bool isPost = request.method == "POST" && isForm(request);
    const FormPairs pairs = encoding::parseForm(isPost ? request.body : request.query());
    const QByteArray target = parameter(pairs, "post_logout_redirect_uri");
    const encoding::JsonDocument hint = hintOf(pairs);
    const Client *client = askingClient(server, pairs, hint);
    const QByteArrayList frames = signOut(server, request, hint);
    if (target.isEmpty())
        return signedOutPage(frames, {});
    if (!client || !hasRedirectUri(*client, target))
        return errorPage(400, Text::tr("The app asked to go to an address that is not registered."));
    const QByteArray back = returnTo(target, pairs);
    if (!frames.isEmpty())
        return signedOutPage(frames, back);
    http::Response response;
    response.status = 303;
    response.reason = http::reasonPhrase(303);
    response.headers.append("Location", back);
    return response;
}

} // namespace claimcheck::provider
