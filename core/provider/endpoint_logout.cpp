#include "core/encoding/json.h"
#include "core/jose/jws.h"
#include "core/provider/browser.h"
#include "core/provider/endpoints.h"
#include "core/provider/pages.h"
#include "core/provider/parameters.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

/// The client that asks: by its ID token, which may be long expired, or by name.
const Client *askingClient(const AuthorizationServer &server, const FormPairs &pairs)
{
    const auto jws = jose::parseJws(parameter(pairs, "id_token_hint"));
    const auto claims = jws ? encoding::JsonDocument::parse(jws->payload) : jws.error();
    const QByteArray named = claims ? (*claims)["aud"_L1].toUtf8() : QByteArray();
    return server.client(named.isEmpty() ? parameter(pairs, "client_id") : named);
}

} // namespace

/// OpenID Connect RP-Initiated Logout 1.0 §2, §3.
http::Response logoutEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const bool isPost = request.method == "POST" && isForm(request);
    const FormPairs pairs = encoding::parseForm(isPost ? request.body : request.query());
    const QByteArray target = parameter(pairs, "post_logout_redirect_uri");
    const Client *client = askingClient(server, pairs);
    if (Session *session = sessionOf(server, request))
        session->user.clear();
    if (target.isEmpty())
        return page(200, Text::tr("Signed out"),
                    u"<p>%1</p>"_s.arg(Text::tr("You are signed out.").toHtmlEscaped()));
    if (!client || !hasRedirectUri(*client, target))
        return errorPage(400, Text::tr("The app asked to go to an address that is not registered."));
    FormPairs back;
    if (const auto state = encoding::firstValue(pairs, "state"))
        back.push_back({"state", *state});
    http::Response response;
    response.status = 303;
    response.reason = http::reasonPhrase(303);
    response.headers.append("Location", back.empty() ? target : target + '?' + encoding::encodeForm(back));
    return response;
}

} // namespace claimcheck::provider
