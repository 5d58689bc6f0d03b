#include "core/provider/authorization_reply.h"
#include "core/provider/browser.h"
#include "core/provider/endpoints.h"
#include "core/provider/pages.h"
#include "core/provider/parameters.h"
#include "core/provider/text.h"

namespace claimcheck::provider {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

constexpr qsizetype longestUserName = 100;

http::Response overPage()
{
    return errorPage(
        400,
        Text::tr("This sign-in is over or belongs to another browser. Go back to the app and begin again."));
}

http::Response seeOther(const QByteArray &target)
{
    http::Response response;
    response.status = 303; // not 307, which would post the password again (RFC 9700 §4.12)
    response.reason = http::reasonPhrase(303);
    response.headers.append("Location", target);
    forbidStoring(response);
    return response;
}

http::Response signIn(AuthorizationServer &server, const QByteArray &id, Interaction &interaction,
                      const FormPairs &form)
{
    const QString user = QString::fromUtf8(parameter(form, "username")).trimmed();
    if (user.isEmpty() || user.size() > longestUserName)
        return loginPage(id, interaction, *server.client(interaction.input.clientId),
                         Text::tr("Please give a user name of at most %1 characters.").arg(longestUserName));
    interaction.user = user;
    interaction.authTime = server.now();
    server.state.sessions.remove(interaction.cookie);
    server.state.sessions.insert(interaction.cookie, {user, interaction.authTime, server.freshText(), {}},
                                 server.now() + server.options.lifetimes.session);
    return seeOther("/interaction?interaction=" + id);
}

http::Response allow(AuthorizationServer &server, const QByteArray &id)
{
    const Interaction interaction = *server.state.interactions.find(id, server.now());
    server.state.interactions.remove(id);
    Session *session = server.state.sessions.find(interaction.cookie, server.now());
    if (session)
        session->consents.insert(consentKey(interaction.input));
    return grantToClient(
        server, interaction.input,
        {interaction.user, interaction.authTime, session ? session->sid : server.freshText()});
}

http::Response deny(AuthorizationServer &server, const QByteArray &id)
{
    const AuthorizationInput input = server.state.interactions.find(id, server.now())->input;
    server.state.interactions.remove(id);
    return refuseToClient(server, input, {"access_denied"_L1, "the user said no"_L1});
}

} // namespace

http::Response interactionEndpoint(AuthorizationServer &server, const http::Request &request)
{
    const bool isPost = request.method == "POST";
    if (isPost && !isForm(request))
        return overPage();
    const FormPairs form = encoding::parseForm(isPost ? request.body : request.query());
    const QByteArray id = parameter(form, "interaction");
    Interaction *interaction = server.state.interactions.find(id, server.now());
    if (!interaction || !base::constantTimeEquals(browserCookie(server, request), interaction->cookie))
        return overPage();
    const Client *client = server.client(interaction->input.clientId);
    if (!client) // it was deleted meanwhile
        return overPage();
    if (!isPost)
        return interaction->user.isEmpty() ? loginPage(id, *interaction, *client)
                                           : consentPage(id, *interaction, *client);
    if (!base::constantTimeEquals(parameter(form, "csrf"), interaction->csrf))
        return overPage();

    const QByteArray action = parameter(form, "action");
    if (action == "deny")
        return deny(server, id);
    if (action == "allow" && !interaction->user.isEmpty())
        return allow(server, id);
    return signIn(server, id, *interaction, form);
}

} // namespace claimcheck::provider
