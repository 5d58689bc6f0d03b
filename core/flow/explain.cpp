#include "core/flow/explain.h"

#include "core/flow/refusal.h"
#include "core/flow/text.h"
#include "core/lint/request_reading.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t mostCauses = 6;

/// What a code means, what usually is behind it, and what to look for in the run.
struct Explanation
{
    QLatin1StringView code;
    const char *meaning;
    const char *usual = nullptr; ///< said where the run shows no cause
    Cause causes[mostCauses] = {};
};

/// RFC 6749 §4.1.2.1 and §5.2, OpenID Connect Core 1.0 §3.1.2.6, RFC 8707 §2, RFC 9396 §5, RFC 9470 §5.
constexpr Explanation explanations[] = {
    {"invalid_grant"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The code or refresh token was not accepted."),
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "Usual causes: it was used before or is too old, redirect_uri is not the one of the "
                       "authorization request, or code_verifier does not fit the challenge."),
     {redirectUriDiffers, verifierDiffers, isNotWhatCame, wasUsedBefore, wasTooLate, clientDiffers}},
    {"invalid_client"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server did not accept the client."),
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "Usual causes: a wrong secret, an unknown client_id, or another method of client "
                       "authentication than registered."),
     {methodIsNotListed, secretIsPadded, secretNeedsEncoding, assertionIsForAnother, wasTooLate,
      clocksDiffer}},
    {"unauthorized_client"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The client is not registered for this grant or response type."),
     nullptr,
     {grantIsNotListed, responseTypeIsNotListed}},
    {"invalid_request"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "A parameter is missing, unknown, repeated or malformed."),
     nullptr,
     {isRepeated, redirectUriDiffers, verifierDiffers, mustBePushed, challengeIsMissing}},
    {"invalid_scope"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "A scope is unknown or not allowed for this client."),
     nullptr,
     {scopeIsNotListed}},
    {"unsupported_grant_type"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server does not offer this grant."),
     nullptr,
     {grantIsNotListed}},
    {"unsupported_response_type"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server does not offer this response type."),
     nullptr,
     {responseTypeIsNotListed}},
    {"access_denied"_L1, QT_TRANSLATE_NOOP("claimcheck_flow", "The user or the server refused."),
     QT_TRANSLATE_NOOP("claimcheck_flow", "Nothing is wrong with the request.")},
    {"invalid_target"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The resource is unknown to the server or not allowed for this client."),
     nullptr,
     {resourceWasAsked}},
    {"login_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The user is not signed in, and the server may not ask."),
     nullptr,
     {promptIsNone}},
    {"consent_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The user has not consented, and the server may not ask."),
     nullptr,
     {promptIsNone}},
    {"interaction_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The user has to do something, and the server may not ask."),
     nullptr,
     {promptIsNone}},
    {"account_selection_required"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The user has to choose an account, and the server may not ask."),
     nullptr,
     {promptIsNone}},
    {"invalid_authorization_details"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "authorization_details have a type or member that the server does not know.")},
    {"unmet_authentication_requirements"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The server cannot do the sign-in that acr_values or max_age ask for.")},
    {"invalid_request_uri"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "request_uri cannot be read, is over or was used before."),
     nullptr,
     {wasTooLate}},
    {"invalid_request_object"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The request object is not valid: its signature, its times or its audience."),
     nullptr,
     {wasTooLate, clocksDiffer}},
    {"invalid_dpop_proof"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The proof of possession was not accepted."),
     QT_TRANSLATE_NOOP(
         "claimcheck_flow",
         "Usual causes: a clock is wrong, the proof was used before, or it is for another method or "
         "address."),
     {clocksDiffer}},
    {"use_dpop_nonce"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow",
                       "The proof of possession must have the nonce that the server sends.")},
    {"unsupported_token_type"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server does not do this with tokens of that kind.")},
    {"server_error"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server met an error of its own; see its log.")},
    {"temporarily_unavailable"_L1,
     QT_TRANSLATE_NOOP("claimcheck_flow", "The server is overloaded or under maintenance.")},
};

Refusal refusalOf(const RunState &state, const Message &message)
{
    const bool grant = message.kind == MessageKind::Token || message.kind == MessageKind::Refresh;
    return {state, message, grant ? lint::formOf(message.request) : encoding::FormPairs(),
            lint::authorizationRequestOf(evidenceOf(state, 0))};
}

/// What the run itself shows, so that nobody has to guess.
QStringList seenInTheRun(const Explanation &row, const RunState &state, int number)
{
    QStringList seen;
    const Message *message = state.trace.message(number);
    if (!message)
        return seen;
    const Refusal refusal = refusalOf(state, *message);
    for (Cause cause : row.causes) {
        const QString text = cause ? cause(refusal) : QString();
        if (!text.isEmpty())
            seen += text;
    }
    if (message->request != message->original)
        seen += Text::tr("The request was edited before it was sent.");
    return seen;
}

} // namespace

QString explainError(const oauth::EndpointError &error, const RunState &state, int number)
{
    QString text = Text::tr("The server answered %1").arg(error.code);
    text += error.description.isEmpty() ? u"."_s : u" (“%1”)."_s.arg(error.description);
    const auto *row =
        std::ranges::find_if(explanations, [&](const Explanation &one) { return one.code == error.code; });
    if (row == std::end(explanations))
        return text;
    QStringList sentences = {text, Text::tr(row->meaning)};
    const QStringList seen = seenInTheRun(*row, state, number);
    if (seen.isEmpty() && row->usual)
        sentences += Text::tr(row->usual);
    return (sentences + seen).join(u' ');
}

} // namespace claimcheck::flow
