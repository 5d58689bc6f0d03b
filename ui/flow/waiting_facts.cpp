#include "ui/flow/waiting_facts.h"

#include "core/flow/user_code.h"
#include "core/oauth/device_authorization.h"
#include "core/oauth/token_response.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::Message;
using claimcheck::flow::RunState;
using lint::MessageKind;

namespace {

bool slowsDown(const Message &poll)
{
    if (!poll.response)
        return false;
    const auto reading = oauth::readTokenResponse(*poll.response).value;
    return oauth::pollOutcomeOf(reading.error.code) == oauth::PollOutcome::SlowDown;
}

bool beginsWaiting(MessageKind kind)
{
    return kind == MessageKind::DeviceAuthorization || kind == MessageKind::BackchannelAuthentication;
}

void takeDevice(const RunState &state, WaitingFacts &facts)
{
    facts.code = claimcheck::flow::userCodeOf(state.trace);
    facts.page = facts.address = state.waiting->page;
    const Message *began = state.trace.last(MessageKind::DeviceAuthorization);
    if (!began || !began->response)
        return;
    if (const auto device = oauth::readDeviceAuthorization(*began->response))
        facts.address = device->verificationUri;
}

} // namespace

std::optional<WaitingFacts> waitingFacts(const RunState &state)
{
    if (!state.waiting || !state.result.tokens.empty() ||
        state.result.status != claimcheck::flow::FlowStatus::Running)
        return std::nullopt;
    WaitingFacts facts;
    facts.interval = state.waiting->interval;
    facts.expiresAt = state.waiting->expiresAt;
    if (state.profile.grant == oauth::Grant::DeviceCode)
        takeDevice(state, facts);
    else
        facts.message = state.profile.ciba.bindingMessage;
    for (const Message &message : state.trace.messages()) {
        const bool poll = message.kind == MessageKind::Token && message.isStep() && message.timesSent > 0;
        facts.polls += poll ? 1 : 0;
        facts.slowDowns += poll && slowsDown(message) ? 1 : 0;
        if ((poll || beginsWaiting(message.kind)) && message.timing.finished > 0)
            facts.lastAnswer = message.timing.finished;
    }
    return facts;
}

} // namespace claimcheck::ui::flow
