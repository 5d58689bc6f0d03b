#include "core/flow/explain.h"

#include "core/encoding/form.h"
#include "core/flow/text.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

struct Explanation
{
    QLatin1StringView code;
    const char *text;
};

/// RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core 1.0 §3.1.2.6: the usual causes.
constexpr Explanation explanations[] = {
    {"invalid_grant"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The code or refresh token was not accepted. Usual causes: the code was used before "
                       "or is older than a minute, redirect_uri is not the one of the authorization "
                       "request, or code_verifier does not fit the challenge.")},
    {"invalid_client"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The server did not accept the client. Usual causes: a wrong secret, an unknown "
                       "client_id, or another method of client authentication than registered.")},
    {"unauthorized_client"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The client is not registered for this grant or response type.")},
    {"invalid_request"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "A parameter is missing, unknown, repeated or malformed.")},
    {"invalid_scope"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "A scope is unknown or not allowed for this client.")},
    {"unsupported_grant_type"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server does not offer this grant.")},
    {"unsupported_response_type"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server does not offer this response type.")},
    {"access_denied"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The user or the server refused. Nothing is wrong with the request.")},
    {"invalid_target"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The resource is unknown to the server or not allowed for this client.")},
    {"login_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "prompt=none was asked, but the user is not signed in.")},
    {"consent_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "prompt=none was asked, but the user has not consented.")},
    {"server_error"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server met an error of its own; see its log.")},
    {"temporarily_unavailable"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server is overloaded or under maintenance.")},
};

QByteArray sentAtFirst(const RunState &state, QByteArrayView name)
{
    const Message *message = state.trace.last(MessageKind::AuthorizationRequest);
    return message ? encoding::firstValue(encoding::parseForm(message->request.query()), name)
                         .value_or(QByteArray())
                   : QByteArray();
}

/// What the run itself shows, so that nobody has to guess.
QString seenInTheRun(const RunState &state)
{
    const Message *token = state.trace.last(MessageKind::Token);
    if (!token)
        return {};
    if (token->request != token->original)
        return Text::tr("The request was edited before it was sent.");
    const auto form = encoding::parseForm(token->request.body);
    if (encoding::firstValue(form, "redirect_uri").value_or(QByteArray()) !=
        sentAtFirst(state, "redirect_uri"))
        return Text::tr("In this run redirect_uri differs between the two requests.");
    return {};
}

} // namespace

QString explainError(const oauth::EndpointError &error, const RunState &state)
{
    QString text = Text::tr("The server answered %1").arg(error.code);
    text += error.description.isEmpty() ? u"."_s : u" (“%1”)."_s.arg(error.description);
    const auto *row =
        std::ranges::find_if(explanations, [&](const Explanation &one) { return one.code == error.code; });
    if (row != std::end(explanations))
        text += u' ' + Text::tr(row->text);
    const QString seen = seenInTheRun(state);
    return seen.isEmpty() ? text : text + u' ' + seen;
}

} // namespace claimcheck::flow
