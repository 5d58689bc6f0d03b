#include "core/flow/run_state.h"

#include "core/base/redaction.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

lint::Run evidenceOf(const RunState &state, qint64 now)
{
    lint::Run run;
    run.ruleProfile = state.profile.scope.contains(u"openid"_s) ? lint::RuleProfile::OpenIdConnect
                                                                : lint::RuleProfile::BestPractice;
    run.profile = state.profile;
    run.metadata = state.metadata;
    run.issuerKeys = state.result.issuerKeys;
    run.now = now;
    for (const Message &message : state.trace.messages()) {
        run.messages.push_back({message.number, message.kind, message.request, message.response,
                                message.wasEdited() ? lint::Edited::Yes : lint::Edited::No, message.original,
                                message.timing.sent});
    }
    return run;
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
