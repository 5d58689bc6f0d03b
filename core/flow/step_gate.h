#pragma once

#include "core/lint/message_kind.h"

#include <QObject>

#include <set>
#include <utility>

namespace claimcheck::flow {

using lint::MessageKind;

enum class GateState : quint8 {
    Open,   ///< holds only at breakpoints
    Closed, ///< holds before each message and after each response
};

enum class HoldPoint : quint8 {
    BeforeRequest, ///< the request can be edited; for the callback: received, before the flow sees it
    AfterResponse, ///< the response can be edited before the flow sees it
};

/// Decides where a run stops. Knows nothing of messages but their kind.
class StepGate : public QObject
{
    Q_OBJECT

public:
    explicit StepGate(GateState state = GateState::Open, QObject *parent = nullptr);

    [[nodiscard]] GateState state() const { return m_state; }
    void setState(GateState state);
    void setBreakpoint(MessageKind kind, HoldPoint point);
    void clearBreakpoint(MessageKind kind, HoldPoint point);
    void clearBreakpoints();
    [[nodiscard]] bool hasBreakpoint(MessageKind kind, HoldPoint point) const;

    [[nodiscard]] bool holds(MessageKind kind, HoldPoint point) const;

signals:
    void changed();

private:
    GateState m_state;
    std::set<std::pair<MessageKind, HoldPoint>> m_breakpoints;
};

} // namespace claimcheck::flow
