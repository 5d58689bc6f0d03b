#include "core/provider/authorization_reply.h"

#include "core/oauth/grant_types.h"
#include "core/provider/logout_notices.h"
#include "core/provider/pages.h"
#include "core/provider/token_factory.h"
#include "core/provider/users.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

constexpr qint64 responseLifetime = 300; // seconds, JARM §2.1: ten minutes at most

QByteArray asArray(QLatin1StringView text)
{
    return {text.data(), text.size()};
}

http::Response redirect(const AuthorizationInput &input, const FormPairs &parameters)
{
    const bool inFragment = input.responseMode.startsWith("fragment");
    const char separator = inFragment ? '#' : input.redirectUri.contains('?') ? '&' : '?';
    http::Response response;
    response.status = 303;
    response.reason = http::reasonPhrase(303);
    response.headers.append("Location", input.redirectUri + separator + encoding::encodeForm(parameters));
    response.headers.append("Referrer-Policy", "no-referrer");
    forbidStoring(response);
    return response;
}

/// JARM §2.1: the parameters as claims, beside iss, aud and exp.
QByteArray signedResponse(AuthorizationServer &server, const AuthorizationInput &input,
                          const FormPairs &parameters)
{
    Members claims;
    claims.set("iss"_L1, server.issuer);
    claims.set("aud"_L1, input.clientId);
    claims.set("exp"_L1, server.now() + responseLifetime);
    for (const encoding::FormPair &pair : parameters)
        claims.set(QLatin1StringView(pair.name), pair.value);
    return signAnswer(server, *server.client(input.clientId), "JWT"_L1, claims);
}

QByteArray newCode(AuthorizationServer &server, const AuthorizationInput &input,
                   const AuthorizationPtr &authorization)
{
    const QByteArray code =
        server.lets(Leniency::ShortCode) ? server.freshText().first(6) : server.freshText();
    // A used code is kept as long as its tokens may live, so that its reuse can end them (RFC 6749 §4.1.2).
    server.state.codes.insert(code,
                              {authorization, input.redirectUri, input.challenge, input.nonce,
                               server.now() + server.options.lifetimes.code, false, input.proofKey},
                              server.now() + server.options.lifetimes.refreshToken);
    return code;
}

/// OAuth 2.0 Multiple Response Type Encoding Practices §5: each part that the response type names.
FormPairs partsFor(AuthorizationServer &server, const AuthorizationInput &input,
                   const AuthorizationPtr &authorization)
{
    const Issue issue{authorization, server.client(input.clientId), input.scope, input.resource, input.nonce};
    Alongside parts;
    FormPairs pairs;
    if (oauth::promises(input.responseType, "code")) {
        parts.code = newCode(server, input, authorization);
        pairs.push_back({"code", parts.code});
    }
    if (oauth::promises(input.responseType, "token")) {
        parts.accessToken = issueAccessToken(server, issue);
        pairs.push_back({"access_token", parts.accessToken});
        pairs.push_back({"token_type", "Bearer"});
        pairs.push_back({"expires_in", QByteArray::number(server.options.lifetimes.accessToken)});
        pairs.push_back({"scope", input.scope.join(u' ').toUtf8()});
    }
    if (oauth::promises(input.responseType, "id_token"))
        pairs.push_back({"id_token", issueIdToken(server, issue, parts)});
    return pairs;
}

/// The demonstration knows two ways to sign in: "2" is the stronger one, for who asks.
QByteArray acrFor(const QByteArray &acrValues)
{
    return acrValues.split(' ').contains("2") ? "2" : "1";
}

} // namespace

http::Response replyToClient(AuthorizationServer &server, const AuthorizationInput &input,
                             FormPairs parameters)
{
    if (input.state)
        parameters.push_back({"state", *input.state});
    const bool isSigned = input.responseMode.endsWith(".jwt");
    if (!isSigned) // else it is in the JWT
        parameters.push_back({"iss", server.issuer.toUtf8()});
    if (server.hooks.authorizationResponse)
        server.hooks.authorizationResponse(parameters);
    if (isSigned)
        parameters = {{"response", signedResponse(server, input, parameters)}};
    if (input.responseMode.startsWith("form_post") && !server.lets(Leniency::QueryInPlaceOfFormPost))
        return formPostPage(input.redirectUri, parameters, server.freshText());
    return redirect(input, parameters);
}

http::Response refuseToClient(AuthorizationServer &server, const AuthorizationInput &input,
                              const Refusal &refusal)
{
    return replyToClient(
        server, input,
        {{"error", asArray(refusal.error)}, {"error_description", asArray(refusal.description)}});
}

http::Response grantToClient(AuthorizationServer &server, const AuthorizationInput &input,
                             const SignedIn &signedIn)
{
    auto authorization = std::make_shared<Authorization>();
    authorization->clientId = input.clientId;
    authorization->user = signedIn.user;
    authorization->subject = subjectOf(signedIn.user);
    authorization->scope = input.scope;
    authorization->resource = input.resource;
    authorization->authTime = signedIn.authTime;
    authorization->sid = signedIn.sid;
    authorization->details = input.details;
    authorization->acr = acrFor(input.acrValues);
    rememberLogin(server, input, {authorization->subject, {}}, signedIn.sid);
    return replyToClient(server, input, partsFor(server, input, authorization));
}

} // namespace claimcheck::provider
