#include "ui/flow/answer_templates.h"

#include "core/encoding/form.h"
#include "ui/flow/message_parameters.h"
#include "ui/flow/text.h"

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {

using enum lint::MessageKind;
using lint::MessageKinds;

struct TemplateRow
{
    MessageKinds kinds;
    const char *name; ///< source text of a translation
    const char *text;
};

#define NAME(text) QT_TRANSLATE_NOOP("claimcheck_ui_flow", text)
constexpr MessageKinds anyRequest{Metadata,      Token,   Jwks,       UserInfo, ApiCall,
                                  Introspection, Refresh, Revocation, Other};
constexpr TemplateRow templates[] = {
    {{Token, Refresh},
     NAME("Refused: invalid_grant"),
     "HTTP/1.1 400 Bad Request\nContent-Type: application/json\nCache-Control: no-store\n\n"
     "{\"error\":\"invalid_grant\"}"},
    {{Token, Refresh},
     NAME("Tokens"),
     "HTTP/1.1 200 OK\nContent-Type: application/json\nCache-Control: no-store\n\n"
     "{\"access_token\":\"made-by-hand\",\"token_type\":\"Bearer\",\"expires_in\":60}"},
    {{UserInfo, ApiCall},
     NAME("Refused: invalid_token"),
     "HTTP/1.1 401 Unauthorized\nWWW-Authenticate: Bearer error=\"invalid_token\"\n\n"},
    {UserInfo, NAME("A user"), "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"sub\":\"somebody\"}"},
    {Introspection, NAME("Not active"),
     "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"active\":false}"},
    {Jwks, NAME("No keys"), "HTTP/1.1 200 OK\nContent-Type: application/json\n\n{\"keys\":[]}"},
    {anyRequest, NAME("Nothing"), "HTTP/1.1 200 OK\n\n"},
    {anyRequest, NAME("Server error"),
     "HTTP/1.1 500 Internal Server Error\nContent-Type: text/html\n\n<h1>Something went wrong</h1>"},
    {AuthorizationRequest, NAME("A code"), "code=made-by-hand&state=%STATE%"},
    {AuthorizationRequest, NAME("Refused: access_denied"), "error=access_denied&state=%STATE%"},
    {AuthorizationRequest, NAME("Another state"), "code=made-by-hand&state=another"},
};
#undef NAME

QByteArray valueOf(const Parameters &parameters, QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        parameters, [name](const Parameter &parameter) { return parameter.name == name; });
    return found == parameters.end() ? QByteArray() : found->value;
}

/// The answer goes where redirect_uri says, with the state of the request.
QByteArray callbackText(const http::Request &request, QByteArray query)
{
    const Parameters parameters = readParameters(request);
    const http::Request redirect{.url = valueOf(parameters, "redirect_uri")};
    query.replace("%STATE%", encoding::encodeFormComponent(valueOf(parameters, "state")));
    return "GET " + redirect.path() + '?' + query + " HTTP/1.1\n\n";
}

} // namespace

std::vector<AnswerTemplate> answerTemplates(const claimcheck::flow::Message &message)
{
    std::vector<AnswerTemplate> found;
    for (const TemplateRow &row : templates) {
        if (!row.kinds.contains(message.kind))
            continue;
        QByteArray text = row.text;
        if (message.kind == AuthorizationRequest)
            text = callbackText(message.request, std::move(text));
        found.push_back({Text::tr(row.name), std::move(text)});
    }
    return found;
}

} // namespace claimcheck::ui::flow
