#include "core/provider/authorization_input.h"
#include "core/provider/authorization_reply.h"
#include "core/provider/browser.h"
#include "core/provider/endpoints.h"
#include "core/provider/pages.h"
#include "core/provider/parameters.h"
#include "core/provider/request_objects.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;

namespace {

bool isFresh(const AuthorizationServer &server, const AuthorizationInput &input, const Session &session)
{
    return !input.prompt.contains("login") &&
           (!input.maxAge || server.now() - session.authTime <= *input.maxAge);
}

/// OpenID Connect Core 1.0 §3.1.2.1: prompt=none never shows a page.
http::Response answerSilently(AuthorizationServer &server, const AuthorizationInput &input,
                              const Session *session)
{
    if (!session || !isFresh(server, input, *session))
        return refuseToClient(server, input, {"login_required"_L1, "the user is not signed in"_L1});
    if (!session->consents.contains(consentKey(input)))
        return refuseToClient(server, input, {"consent_required"_L1, "the user has not consented yet"_L1});
    return grantToClient(server, input, {session->user, session->authTime, session->sid});
}

http::Response startInteraction(AuthorizationServer &server, const http::Request &request,
                                const AuthorizationInput &input, const Session *session)
{
    Interaction interaction{input, server.freshText(), browserCookie(server, request), {}, 0};
    if (session && isFresh(server, input, *session)) {
        interaction.user = session->user;
        interaction.authTime = session->authTime;
    }
    const QByteArray id = server.freshText();
    const Client &client = *server.client(input.clientId);
    http::Response response = interaction.user.isEmpty() ? loginPage(id, interaction, client)
                                                         : consentPage(id, interaction, client);
    setBrowserCookie(server, response, interaction.cookie);
    server.state.interactions.insert(id, std::move(interaction),
                                     server.now() + server.options.lifetimes.interaction);
    return response;
}

} // namespace

http::Response authorizeEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const bool isPost = request.method == "POST";
    if (isPost && !isForm(request))
        return errorPage(400, Text::tr("The body of this request is not a form."));
    const ExpandedRequest expanded =
        expandRequest(server, encoding::parseForm(isPost ? request.body : request.query()));
    if (expanded.refusal)
        return errorPage(400, Text::tr("The app sent a request that cannot be answered: %1 (%2).")
                                  .arg(expanded.refusal->description, expanded.refusal->error));
    const CheckedInput checked = checkInput(server, expanded.parameters);
    if (checked.refusal && checked.tell == TellWhom::Person)
        return errorPage(400, Text::tr("The app sent a request that cannot be answered: %1 (%2).")
                                  .arg(checked.refusal->description, checked.refusal->error));
    if (checked.refusal)
        return refuseToClient(server, checked.input, *checked.refusal);

    const AuthorizationInput &input = checked.input;
    if (server.options.signIn == SignIn::Automatic)
        return grantToClient(server, input, {server.options.automaticUser, server.now(), server.freshText()});
    const Session *session = sessionOf(server, request);
    if (input.prompt.contains("none"))
        return answerSilently(server, input, session);
    return startInteraction(server, request, input, session);
}

} // namespace claimcheck::provider
