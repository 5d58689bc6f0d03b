#include "core/flow/run_session.h"
#include "core/lint/request_reading.h"

#include <algorithm>

// A run that goes on where an earlier one stood: the messages before are in the trace, what they taught is in
// the state.
namespace claimcheck::flow {

void RunSession::planBranch()
{
    m_holdsFirst = true;
    const MessageKind kind = m_state.branch->kind;
    const std::vector<MessageKind> start = startSteps(m_state.profile), steps = grantSteps(m_state.profile);
    const auto first = m_state.profile.issuer.isEmpty() ? std::ranges::find(start, kind) : start.end();
    const bool isFirst = kind == MessageKind::Metadata || first != start.end();
    const auto step = isFirst ? steps.begin() : std::ranges::find(steps, kind);
    if (step != steps.end()) {
        m_steps.assign(step, steps.end());
    } else if (kind == MessageKind::AuthorizationResponse || kind == MessageKind::Token) {
        m_steps.push_back(kind);
    } else {
        m_granted = true;
        planAfterSteps();
        while (!m_steps.empty() && m_steps.front() != kind)
            m_steps.pop_front();
        if (m_steps.empty()) // one that the profile does not ask for
            m_steps.push_back(kind);
    }
    if (first != start.end())
        m_steps.insert(m_steps.begin(), first, start.end());
    else if (kind == MessageKind::Metadata || !suffices(m_state.metadata, m_state.profile))
        m_steps.push_front(MessageKind::Metadata);
}

/// The browser stays closed: what it once brought is taken for what it brings now.
base::Result<void> RunSession::takeEarlierCallback()
{
    if (m_state.profile.grant != oauth::Grant::Implicit) {
        if (const auto made = makeCodeFlow(); !made.ok())
            return made;
        m_flow->start();
    }
    const int number = addCallback(m_state.branch->request);
    m_callbackValues = lint::callbackOf(m_state.branch->request);
    judge();
    if (holds(number, HoldPoint::BeforeRequest))
        hold(number, HoldPoint::BeforeRequest);
    else
        takeCallback(*m_state.trace.message(number));
    return {};
}

base::Result<void> RunSession::takeEarlierCode()
{
    if (const auto made = makeCodeFlow(); !made.ok())
        return made;
    m_flow->start();
    if (const Message *callback = m_state.trace.last(MessageKind::AuthorizationResponse)) {
        m_callbackNumber = callback->number;
        m_callbackValues = lint::callbackOf(callback->request);
    }
    judge();
    if (const auto opened = openSignedResponse(); !opened)
        return opened;
    m_flow->takeCallback(m_callbackValues);
    return {};
}

} // namespace claimcheck::flow
