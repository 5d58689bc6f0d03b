#include "core/flow/take_over.h"

#include "core/flow/recorded_run.h"
#include "core/flow/text.h"

#include <algorithm>

namespace claimcheck::flow {

using namespace Qt::StringLiterals;

namespace {

constexpr lint::MessageKinds branchable = {
    MessageKind::Metadata,
    MessageKind::AuthorizationRequest,
    MessageKind::AuthorizationResponse,
    MessageKind::Token,
    MessageKind::Jwks,
    MessageKind::UserInfo,
    MessageKind::ApiCall,
    MessageKind::Introspection,
    MessageKind::Refresh,
    MessageKind::Revocation,
    MessageKind::PushedAuthorization,
    MessageKind::DeviceAuthorization,
    MessageKind::BackchannelAuthentication,
    MessageKind::WebFinger,
    MessageKind::ResourceMetadata,
};

/// The message belongs to the search for the issuer, which is to be found again.
bool leadsToIssuer(const Trace &trace, const Message &message)
{
    const auto metadata = std::ranges::find(trace.messages(), MessageKind::Metadata, &Message::kind);
    const bool isBefore = metadata == trace.messages().end() || message.number < metadata->number;
    return isBefore &&
           (message.kind == MessageKind::WebFinger || message.kind == MessageKind::ResourceMetadata ||
            message.kind == MessageKind::ApiCall);
}

/// Where the step of the message begins: a message sent again, a retry and a redirect are parts of one.
int beginOfStep(const Trace &trace, int number)
{
    if (const Message *message = trace.message(number); message && !message->isStep())
        number = message->repeats;
    while (number > 1 && trace.message(number) &&
           trace.message(number - 1)->kind == trace.message(number)->kind)
        --number;
    return number;
}

} // namespace

base::Result<void> takeOver(RunState &state, const RunState &earlier, int number)
{
    const int begin = beginOfStep(earlier.trace, number);
    const Message *first = earlier.trace.message(begin);
    if (!first || !branchable.contains(first->kind))
        return base::Error{"message-unknown"_L1, Text::tr("No run can go on from this message."), -1, {}};
    state.branch = BranchPoint{first->kind, first->original};
    if (leadsToIssuer(earlier.trace, *first)) {
        state.profile.issuer.clear();
        state.result.issuer.clear();
        state.plan = plannedSteps(state.profile);
    }
    for (const Message &message : earlier.trace.messages()) {
        if (message.number >= begin)
            break;
        Message taken = message;
        taken.replayed = true;
        learn(state, taken);
        state.trace.append(std::move(taken));
    }
    if (state.trace.last(MessageKind::Metadata))
        state.metadata = earlier.metadata;
    if (state.trace.last(MessageKind::AuthorizationRequest) ||
        state.trace.last(MessageKind::PushedAuthorization))
        state.values = earlier.values;
    if (state.trace.last(MessageKind::PushedAuthorization))
        state.requestUri = earlier.requestUri;
    if (state.trace.last(MessageKind::DeviceAuthorization) ||
        state.trace.last(MessageKind::BackchannelAuthentication))
        state.waiting = earlier.waiting;
    return {};
}

} // namespace claimcheck::flow
