#include "core/provider/authorization_reply.h"

#include "core/provider/pages.h"
#include "core/provider/users.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

QByteArray asArray(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

http::Response redirect(const AuthorizationInput &input, const FormPairs &parameters)
{
    const bool inFragment = input.responseMode == "fragment";
    const char separator = inFragment ? '#' : input.redirectUri.contains('?') ? '&' : '?';
    http::Response response;
    response.status = 303;
    response.reason = http::reasonPhrase(303);
    response.headers.append("Location", input.redirectUri + separator + encoding::encodeForm(parameters));
    response.headers.append("Referrer-Policy", "no-referrer");
    forbidStoring(response);
    return response;
}

} // namespace

http::Response replyToClient(const AuthorizationServer &server, const AuthorizationInput &input,
                             FormPairs parameters)
{
    if (input.state)
        parameters.push_back({"state", *input.state});
    parameters.push_back({"iss", server.issuer.toUtf8()});
    if (server.hooks.authorizationResponse)
        server.hooks.authorizationResponse(parameters);
    if (input.responseMode == "form_post" && !server.lets(Leniency::QueryInPlaceOfFormPost))
        return formPostPage(input.redirectUri, parameters, server.freshText());
    return redirect(input, parameters);
}

http::Response refuseToClient(const AuthorizationServer &server, const AuthorizationInput &input,
                              const Refusal &refusal)
{
    return replyToClient(
        server, input,
        {{"error", asArray(refusal.error)}, {"error_description", asArray(refusal.description)}});
}

http::Response grantToClient(AuthorizationServer &server, const AuthorizationInput &input,
                             const QString &user, qint64 authTime)
{
    auto authorization = std::make_shared<Authorization>();
    authorization->clientId = input.clientId;
    authorization->user = user;
    authorization->subject = subjectOf(user);
    authorization->scope = input.scope;
    authorization->resource = input.resource;
    authorization->authTime = authTime;

    const QByteArray code =
        server.lets(Leniency::ShortCode) ? server.freshText().first(6) : server.freshText();
    // A used code is kept as long as its tokens may live, so that its reuse can end them (RFC 6749 §4.1.2).
    server.state.codes.insert(code,
                              {authorization, input.redirectUri, input.challenge, input.nonce,
                               server.now() + server.options.lifetimes.code, false, input.proofKey},
                              server.now() + server.options.lifetimes.refreshToken);
    return replyToClient(server, input, {{"code", code}});
}

} // namespace claimcheck::provider
