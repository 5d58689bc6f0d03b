#include "core/flow/step_gate.h"

#include <QSignalSpy>
#include <QTest>

using namespace claimcheck::flow;

namespace {

Message of(MessageKind kind)
{
    Message message;
    message.kind = kind;
    return message;
}

} // namespace

class TestStepGate : public QObject
{
    Q_OBJECT

private slots:
    void openHoldsAtBreakpointsOnly()
    {
        StepGate gate;
        QVERIFY(!gate.holds(of(MessageKind::Token), HoldPoint::BeforeRequest));
        gate.setBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        QVERIFY(gate.holds(of(MessageKind::Token), HoldPoint::BeforeRequest));
        QVERIFY(!gate.holds(of(MessageKind::Token), HoldPoint::AfterResponse));
        QVERIFY(!gate.holds(of(MessageKind::Jwks), HoldPoint::BeforeRequest));
        gate.clearBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        QVERIFY(!gate.holds(of(MessageKind::Token), HoldPoint::BeforeRequest));
    }
    void closedHoldsEverywhere()
    {
        StepGate gate(GateState::Closed);
        QVERIFY(gate.holds(of(MessageKind::Jwks), HoldPoint::AfterResponse));
        gate.setState(GateState::Open);
        QVERIFY(!gate.holds(of(MessageKind::Jwks), HoldPoint::AfterResponse));
    }
    void theTargetHoldsBesideTheBreakpoints()
    {
        StepGate gate;
        gate.setTarget(Breakpoint{MessageKind::Token});
        QVERIFY(gate.holds(of(MessageKind::Token), HoldPoint::BeforeRequest));
        QVERIFY(!gate.holds(of(MessageKind::Jwks), HoldPoint::BeforeRequest));
        QVERIFY(gate.breakpoints().empty());
        gate.setTarget({});
        QVERIFY(!gate.holds(of(MessageKind::Token), HoldPoint::BeforeRequest));
    }
    void breakpointsOfOneKindDifferByTheirCondition()
    {
        StepGate gate;
        const Breakpoint refused{.point = HoldPoint::AfterResponse, .error = "invalid_grant"};
        const Breakpoint failed{.failedCheck = claimcheck::base::Level::Error};
        gate.add(refused);
        QVERIFY(!gate.asksForChecks());
        gate.add(failed);
        gate.add(failed);
        QCOMPARE(gate.breakpoints().size(), std::size_t(2));
        QVERIFY(gate.asksForChecks());
        QVERIFY(!gate.hasBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest));
        gate.remove(failed);
        QVERIFY(gate.breakpoints() == std::vector<Breakpoint>{refused});
    }
    void changesAreToldOnce()
    {
        StepGate gate;
        QSignalSpy changed(&gate, &StepGate::changed);
        gate.setBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        gate.setBreakpoint(MessageKind::Token, HoldPoint::BeforeRequest);
        gate.setState(GateState::Open);
        QCOMPARE(changed.size(), 1);
        gate.clearBreakpoints();
        gate.clearBreakpoints();
        QCOMPARE(changed.size(), 2);
    }
};

QTEST_GUILESS_MAIN(TestStepGate)
#include "tst_step_gate.moc"
