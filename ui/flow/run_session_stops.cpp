// The part of RunSession about where a run stops, and what is done at one of its messages.
#include "ui/flow/run_session.h"

#include <algorithm>

namespace claimcheck::ui::flow {

using claimcheck::flow::Breakpoint;
using claimcheck::flow::GateState;
using claimcheck::flow::HoldPoint;
using claimcheck::flow::Message;
using lint::MessageKind;

void RunSession::addBreakpoint(const Breakpoint &breakpoint)
{
    if (std::ranges::find(m_breakpoints, breakpoint) != m_breakpoints.end())
        return;
    m_breakpoints.push_back(breakpoint);
    if (m_runner)
        m_runner->gate().add(breakpoint);
    emit changed();
}

void RunSession::removeBreakpoint(const Breakpoint &breakpoint)
{
    const Breakpoint gone = breakpoint; // may be one of the list
    if (std::erase(m_breakpoints, gone) == 0)
        return;
    if (m_runner)
        m_runner->gate().remove(gone);
    emit changed();
}

void RunSession::toggleBreakpoints(MessageKind kind)
{
    const auto stopsThere = [kind](const Breakpoint &breakpoint) { return breakpoint.kind == kind; };
    if (std::ranges::none_of(m_breakpoints, stopsThere))
        return addBreakpoint({.kind = kind});
    for (const Breakpoint &breakpoint : std::vector(m_breakpoints)) {
        if (stopsThere(breakpoint))
            removeBreakpoint(breakpoint);
    }
}

/// True where the run would stop at the message even if its gate were open.
bool RunSession::isAtBreakpoint(const Message &message, HoldPoint point) const
{
    std::vector<lint::CheckResult> checks = result().checks;
    std::erase_if(
        checks, [&message](const lint::CheckResult &check) { return check.messageNumber != message.number; });
    return std::ranges::any_of(m_breakpoints, [&](const Breakpoint &breakpoint) {
        return holdsAt(breakpoint, message, point, checks);
    });
}

void RunSession::runTo(MessageKind kind)
{
    m_gate = GateState::Open;
    if (isGoing()) {
        m_runner->runTo(kind);
        m_tell.start();
        return;
    }
    launch([this, kind] {
        m_runner->runTo(kind);
        return m_runner->start(m_profile);
    });
}

base::Result<int> RunSession::resend(int number, const http::Request &request)
{
    if (!m_runner)
        return base::Error{QLatin1StringView("run-not-held"), tr("There is no run to send it in."), -1, {}};
    auto sent = m_runner->resend(number, request);
    m_tell.start();
    return sent;
}

void RunSession::branchFrom(int number)
{
    const auto earlier = snapshot();
    if (!m_runner || !earlier)
        return;
    m_gate = GateState::Closed;
    launch([this, earlier, number] { return m_runner->branch(*earlier, number); });
}

} // namespace claimcheck::ui::flow
