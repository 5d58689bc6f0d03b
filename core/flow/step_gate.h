#pragma once

#include "core/flow/breakpoint.h"

#include <QObject>

#include <optional>
#include <vector>

namespace claimcheck::flow {

enum class GateState : quint8 {
    Open,   ///< holds only at breakpoints
    Closed, ///< holds before each message and after each response
};

/// Decides where a run stops: everywhere, at breakpoints, or once at the place that it was told to run to.
class StepGate : public QObject
{
    Q_OBJECT

public:
    explicit StepGate(GateState state = GateState::Open, QObject *parent = nullptr);

    [[nodiscard]] GateState state() const { return m_state; }
    void setState(GateState state);

    /// One that is there already is not added again.
    void add(const Breakpoint &breakpoint);
    void remove(const Breakpoint &breakpoint);
    [[nodiscard]] const std::vector<Breakpoint> &breakpoints() const { return m_breakpoints; }
    void clearBreakpoints();

    // One without a condition.
    void setBreakpoint(MessageKind kind, HoldPoint point) { add({kind, point}); }
    void clearBreakpoint(MessageKind kind, HoldPoint point) { remove({kind, point}); }
    [[nodiscard]] bool hasBreakpoint(MessageKind kind, HoldPoint point) const;

    /// Where a run to a place stops; whoever holds a message takes it away. No breakpoint of the list.
    void setTarget(const std::optional<Breakpoint> &target);
    [[nodiscard]] const std::optional<Breakpoint> &target() const { return m_target; }

    /// checks: those on the message; may be left empty unless asksForChecks().
    [[nodiscard]] bool holds(const Message &message, HoldPoint point,
                             const std::vector<lint::CheckResult> &checks = {}) const;
    [[nodiscard]] bool asksForChecks() const;

signals:
    void changed();

private:
    GateState m_state;
    std::vector<Breakpoint> m_breakpoints;
    std::optional<Breakpoint> m_target;
};

} // namespace claimcheck::flow
