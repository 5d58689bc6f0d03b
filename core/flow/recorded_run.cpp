#include "core/flow/recorded_run.h"

#include "core/flow/explain.h"
#include "core/flow/recorded_profile.h"
#include "core/flow/text.h"
#include "core/lint/message_runner.h"
#include "core/lint/request_reading.h"
#include "core/oauth/authorization_response.h"
#include "core/oauth/token_response.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;
using encoding::FormPairs;

namespace {

oauth::ServerMetadata metadataOf(const Trace &trace)
{
    for (const Message &message : trace.messages()) {
        if (message.kind != MessageKind::Metadata || !message.response)
            continue;
        if (auto reading = oauth::readMetadataObject(message.response->body))
            return std::move(reading->value);
    }
    return {};
}

void readTokens(RunState &state, const Message &message)
{
    if (!message.response)
        return;
    const auto tokens = oauth::readTokenResponse(*message.response).value;
    keepToken(state, TokenRole::AccessToken, tokens.accessToken, message.number);
    keepToken(state, TokenRole::IdToken, tokens.idToken, message.number);
    keepToken(state, TokenRole::RefreshToken, tokens.refreshToken, message.number);
}

void readKeys(RunState &state, const Message &message)
{
    if (!message.response || !message.response->isSuccess())
        return;
    auto keys = jose::readKeys(message.response->body, QString::fromUtf8(message.request.url));
    if (keys)
        state.result.issuerKeys.add(*std::move(keys));
}

/// Tokens of the implicit and hybrid grants come with the authorization response.
void readCallback(RunState &state, const Message &message)
{
    const auto response = oauth::readAuthorizationResponse(lint::callbackOf(message.request)).value;
    keepToken(state, TokenRole::AccessToken, response.accessToken.value_or(QByteArray()), message.number);
    keepToken(state, TokenRole::IdToken, response.idToken.value_or(QByteArray()), message.number);
}

std::optional<FlowFailure> tokenFailure(const RunState &state, const Message &message)
{
    if (!message.response)
        return FlowFailure{"token-unanswered"_L1, message.failure, message.number};
    const auto tokens = oauth::readTokenResponse(*message.response).value;
    if (tokens.outcome == oauth::TokenOutcome::Refused)
        return FlowFailure{"token-refused"_L1, explainError(tokens.error, state, message.number),
                           message.number};
    if (tokens.outcome == oauth::TokenOutcome::Unreadable)
        return FlowFailure{
            "token-response-unreadable"_L1,
            Text::tr("The answer with status %1 is neither a token response nor an OAuth error.")
                .arg(message.response->status),
            message.number};
    return std::nullopt;
}

/// What broke the flow, as far as it was recorded. A code whose token request went from server to server, out
/// of the browser's sight, is no failure.
std::optional<FlowFailure> failureOf(const RunState &state)
{
    const Trace &trace = state.trace;
    if (const Message *callback = trace.last(MessageKind::AuthorizationResponse)) {
        const auto response = oauth::readAuthorizationResponse(lint::callbackOf(callback->request)).value;
        if (response.isError())
            return FlowFailure{"authorization-error"_L1,
                               explainError(response.error, state, callback->number), callback->number};
    } else if (const Message *request = trace.last(MessageKind::AuthorizationRequest)) {
        return FlowFailure{"no-authorization-response"_L1,
                           Text::tr("No response to the authorization request was recorded."),
                           request->number};
    }
    const Message *token = trace.last(MessageKind::Token);
    return token ? tokenFailure(state, *token) : std::nullopt;
}

/// A recording without metadata can still name its issuer: by its ID token.
QString issuerOf(const RunState &state)
{
    if (!state.profile.issuer.isEmpty())
        return state.profile.issuer;
    const ReceivedToken *token = state.result.token(TokenRole::IdToken);
    const auto jwt = token ? lint::readJwt(token->text) : std::nullopt;
    return jwt ? jwt->payload["iss"_L1].toString() : QString();
}

/// What the run chose for itself, as far as it was sent. RFC 7636 §4.3, §4.5.
oauth::RunValues valuesOf(const Trace &trace)
{
    oauth::RunValues values;
    if (const Message *request = trace.last(MessageKind::AuthorizationRequest)) {
        const FormPairs sent = lint::requestParametersOf(request->request);
        values.redirectUri = lint::valueOf(sent, "redirect_uri");
        values.state = lint::valueOf(sent, "state");
        values.nonce = lint::valueOf(sent, "nonce");
        values.pkce.challenge = lint::valueOf(sent, "code_challenge");
    }
    if (const Message *token = trace.last(MessageKind::Token))
        values.pkce.verifier = lint::valueOf(lint::formOf(token->request), "code_verifier");
    return values;
}

} // namespace

void learn(RunState &state, const Message &message)
{
    if (!message.isStep())
        return;
    switch (message.kind) {
    case MessageKind::Token:
    case MessageKind::Refresh: return readTokens(state, message);
    case MessageKind::Jwks: return readKeys(state, message);
    case MessageKind::AuthorizationResponse: return readCallback(state, message);
    default: break;
    }
}

RunState runFromTrace(Trace trace, std::optional<oauth::Profile> profile)
{
    RunState state;
    state.trace = std::move(trace);
    state.metadata = metadataOf(state.trace);
    state.profile = profile ? *std::move(profile) : profileOf(state.trace, state.metadata);
    for (const Message &message : state.trace.messages())
        learn(state, message);
    state.values = valuesOf(state.trace);
    state.profile.issuer = issuerOf(state);
    state.result.issuer = state.profile.issuer;
    state.result.failure = failureOf(state);
    state.result.status = state.result.failure ? FlowStatus::Failed : FlowStatus::Completed;
    state.result.checks = checksOf(state, endOf(state.trace));
    return state;
}

qint64 endOf(const Trace &trace)
{
    qint64 end = 0;
    for (const Message &message : trace.messages())
        end = std::max({end, message.timing.started, message.timing.finished});
    return end / 1000;
}

} // namespace claimcheck::flow
