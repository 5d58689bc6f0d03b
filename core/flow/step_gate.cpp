#include "core/flow/step_gate.h"

namespace claimcheck::flow {

StepGate::StepGate(GateState state, QObject *parent) : QObject(parent), m_state(state) {}

void StepGate::setState(GateState state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit changed();
}

void StepGate::setBreakpoint(MessageKind kind, HoldPoint point)
{
    if (m_breakpoints.emplace(kind, point).second)
        emit changed();
}

void StepGate::clearBreakpoint(MessageKind kind, HoldPoint point)
{
    if (m_breakpoints.erase({kind, point}) > 0)
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
    return m_breakpoints.contains({kind, point});
}

bool StepGate::holds(MessageKind kind, HoldPoint point) const
{
    return m_state == GateState::Closed || hasBreakpoint(kind, point);
}

} // namespace claimcheck::flow
