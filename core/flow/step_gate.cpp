#include "core/flow/step_gate.h"

#include <algorithm>

namespace claimcheck::flow {

StepGate::StepGate(GateState state, QObject *parent) : QObject(parent), m_state(state) {}

void StepGate::setState(GateState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit changed();
}

void StepGate::add(const Breakpoint &breakpoint)
{
    if (std::ranges::find(m_breakpoints, breakpoint) != m_breakpoints.end())
        return;
    m_breakpoints.push_back(breakpoint);
    emit changed();
}

void StepGate::remove(const Breakpoint &breakpoint)
{
    if (std::erase(m_breakpoints, breakpoint) > 0)
        emit changed();
}

void StepGate::clearBreakpoints()
{
    if (m_breakpoints.empty())
        return;
    m_breakpoints.clear();
    emit changed();
}

bool StepGate::hasBreakpoint(MessageKind kind, HoldPoint point) const
{
    return std::ranges::find(m_breakpoints, Breakpoint{kind, point}) != m_breakpoints.end();
}

void StepGate::setTarget(const std::optional<Breakpoint> &target)
{
    if (m_target == target)
        return;
    m_target = target;
    emit changed();
}

bool StepGate::holds(const Message &message, HoldPoint point,
                     const std::vector<lint::CheckResult> &checks) const
{
    return m_state == GateState::Closed || (m_target && holdsAt(*m_target, message, point, checks)) ||
           std::ranges::any_of(m_breakpoints, [&](const Breakpoint &breakpoint) {
               return holdsAt(breakpoint, message, point, checks);
           });
}

bool StepGate::asksForChecks() const
{
    return std::ranges::any_of(
        m_breakpoints, [](const Breakpoint &breakpoint) { return breakpoint.failedCheck.has_value(); });
}

} // namespace claimcheck::flow
