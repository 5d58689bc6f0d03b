#include "core/flow/run_state.h"

#include "core/base/redaction.h"
#include "core/lint/message_runner.h"
#include "core/lint/request_reading.h"
#include "core/oauth/token_response.h"

#include <algorithm>
#include <iterator>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

lint::ObservedMessage observed(const Message &message)
{
    return {message.number,
            message.kind,
            message.request,
            message.response,
            message.wasEdited() ? lint::Edited::Yes : lint::Edited::No,
            message.original,
            message.timing.sent};
}

} // namespace

lint::Run evidenceOf(const RunState &state, qint64 now)
{
    lint::Run run;
    const bool openId = state.profile.scope.contains(u"openid"_s);
    run.ruleProfile = state.ruleProfile.value_or(openId ? lint::RuleProfile::OpenIdConnect
                                                        : lint::RuleProfile::BestPractice);
    run.profile = state.profile;
    run.metadata = state.metadata;
    run.issuerKeys = state.result.issuerKeys;
    run.now = now;
    run.earlier = state.earlier;
    run.listener = state.listener;
    run.certificateHash = state.certificateHash;
    for (const Message &message : state.trace.messages()) {
        if (message.isStep())
            run.messages.push_back(observed(message));
    }
    return run;
}

lint::EarlierRequest earlierRequestOf(const RunState &state)
{
    const lint::Run run = evidenceOf(state, 0);
    const auto pairs = lint::authorizationRequestOf(run);
    return {lint::expectedIssuer(run), lint::valueOf(pairs, "redirect_uri"), lint::valueOf(pairs, "state"),
            lint::valueOf(pairs, "nonce"), lint::valueOf(pairs, "code_challenge")};
}

std::vector<lint::CheckResult> checksOf(const RunState &state, qint64 now)
{
    const lint::Run run = evidenceOf(state, now);
    auto results = lint::checkRun(run);
    for (const Message &message : state.trace.messages()) {
        if (message.isStep())
            continue;
        lint::Run other = run;
        std::erase_if(other.messages,
                      [&message](const lint::ObservedMessage &one) { return one.number > message.repeats; });
        other.messages.push_back(observed(message));
        std::ranges::move(lint::checkMessage(other, message.number), std::back_inserter(results));
    }
    return results;
}

bool hasBoundToken(const RunState &state)
{
    const ReceivedToken *token = state.result.token(TokenRole::AccessToken);
    const Message *message = token ? state.trace.message(token->messageNumber) : nullptr;
    return message && message->response &&
           oauth::readTokenResponse(*message->response)
                   .value.tokenType.compare("DPoP"_L1, Qt::CaseInsensitive) == 0;
}

void keepToken(RunState &state, TokenRole role, const QByteArray &text, int messageNumber)
{
    if (text.isEmpty() || base::hasHidden(text))
        return;
    std::erase_if(state.result.tokens, [role](const ReceivedToken &token) { return token.role == role; });
    state.result.tokens.push_back({role, text, messageNumber});
    std::ranges::sort(state.result.tokens, {}, &ReceivedToken::role);
}

} // namespace claimcheck::flow
