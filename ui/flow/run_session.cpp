#include "ui/flow/run_session.h"

namespace claimcheck::ui::flow {

using claimcheck::flow::FlowResult;
using claimcheck::flow::FlowRunner;
using claimcheck::flow::FlowStatus;
using claimcheck::flow::GateState;
using claimcheck::flow::HeldMessage;
using claimcheck::flow::HoldPoint;
using claimcheck::flow::Message;
using claimcheck::flow::MessageState;
using claimcheck::flow::Trace;
using lint::MessageKind;

RunSession::RunSession(FlowServices services, QObject *parent)
    : QObject(parent), m_services(std::move(services))
{
    m_tell.setSingleShot(true);
    m_tell.setInterval(0);
    connect(&m_tell, &QTimer::timeout, this, &RunSession::changed);
}

RunSession::~RunSession()
{
    if (m_runner)
        m_runner->disconnect(this);
}

void RunSession::setProfile(const oauth::Profile &profile)
{
    dropRunner();
    m_profile = profile;
    m_plan = claimcheck::flow::plannedSteps(profile);
    m_startProblem.clear();
    emit changed();
}

/// What was shown can still be compared with. A runner may be in the middle of a signal: it goes when the
/// event loop has come round.
void RunSession::dropRunner()
{
    if (const auto run = snapshot(); run && !run->trace.isEmpty())
        emit runLeft(run, m_recordedName);
    if (std::exchange(m_recorded, nullptr)) {
        m_recordedName.clear();
        emit recordedChanged();
    }
    m_browserUrl.clear();
    m_browserProblem.clear();
    if (!m_runner)
        return;
    m_earlier = m_runner->earlier();
    m_runner->disconnect(this);
    m_runner->stop();
    m_runner.release()->deleteLater();
}

RunPhase RunSession::phase() const
{
    if (m_recorded)
        return m_recorded->result.failure ? RunPhase::Failed : RunPhase::Completed;
    if (!m_runner)
        return m_startProblem.isEmpty() ? RunPhase::Idle : RunPhase::Failed;
    switch (m_runner->result().status) {
    case FlowStatus::Completed: return RunPhase::Completed;
    case FlowStatus::Failed: return RunPhase::Failed;
    case FlowStatus::Stopped: return RunPhase::Stopped;
    case FlowStatus::Running: break;
    }
    if (m_runner->held())
        return RunPhase::Held;
    const auto &messages = m_runner->trace().messages();
    const bool inBrowser = !messages.empty() && messages.back().kind == MessageKind::AuthorizationRequest &&
                           !m_browserUrl.isEmpty();
    return inBrowser ? RunPhase::InBrowser : RunPhase::Running;
}

bool RunSession::isGoing() const
{
    return m_runner && m_runner->isRunning();
}

const Trace &RunSession::trace() const
{
    static const Trace none;
    if (m_recorded)
        return m_recorded->trace;
    return m_runner ? m_runner->trace() : none;
}

const FlowResult &RunSession::result() const
{
    static const FlowResult none;
    if (m_recorded)
        return m_recorded->result;
    return m_runner ? m_runner->result() : none;
}

std::optional<HeldMessage> RunSession::held() const
{
    return m_runner ? m_runner->held() : std::nullopt;
}

bool RunSession::isOver() const
{
    const RunPhase now = phase();
    return now == RunPhase::Completed || now == RunPhase::Failed || now == RunPhase::Stopped;
}

void RunSession::start(GateState gate)
{
    m_gate = gate;
    launch([this] { return m_runner->start(m_profile); });
}

void RunSession::launch(const std::function<base::Result<void>()> &begin)
{
    dropRunner();
    m_startProblem.clear();
    m_runner = m_services.makeRunner([this](const QUrl &url) { return showInBrowser(url); });
    connectRunner();
    m_runner->gate().setState(m_gate);
    for (const auto &breakpoint : m_breakpoints)
        m_runner->gate().add(breakpoint);
    m_runner->setEarlier(m_earlier);
    m_runner->setRuleProfile(m_ruleProfile);
    m_runner->setPollPause(m_pollPause);
    const auto begun = begin();
    if (begun) {
        m_plan = m_runner->plan();
        emit runStarted();
    } else {
        m_startProblem = begun.error().message;
        dropRunner();
    }
    m_tell.start();
}

void RunSession::connectRunner()
{
    FlowRunner *runner = m_runner.get();
    const auto tell = [this] { m_tell.start(); };
    connect(runner, &FlowRunner::messageAdded, this, tell);
    connect(runner, &FlowRunner::messageChanged, this, tell);
    connect(runner, &FlowRunner::checksChanged, this, tell);
    connect(runner, &FlowRunner::tokensChanged, this, tell);
    connect(runner, &FlowRunner::messageHeld, this, [this](int, HoldPoint point) { onHeld(point); });
    connect(runner, &FlowRunner::finished, this, [this] {
        m_tell.start();
        emit runFinished();
    });
}

/// Step goes from request to request; answers are held only if the user asked for it, for all or with a
/// breakpoint.
void RunSession::onHeld(HoldPoint point)
{
    m_tell.start();
    if (point != HoldPoint::AfterResponse || m_answerHold == AnswerHold::Hold || m_gate == GateState::Open)
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            const auto now = held();
            if (now && now->point == HoldPoint::AfterResponse &&
                !isAtBreakpoint(*trace().message(now->number), now->point))
                m_runner->send();
        },
        Qt::QueuedConnection);
}

/// A browser that does not open is no reason to fail: the user can take the URL to one.
base::Result<void> RunSession::showInBrowser(const QUrl &url)
{
    m_browserUrl = url;
    const auto opened = m_services.openBrowser(url);
    m_browserProblem = opened ? QString() : opened.error().message;
    m_tell.start();
    return {};
}

void RunSession::openBrowserAgain()
{
    if (!m_browserUrl.isEmpty())
        (void)showInBrowser(m_browserUrl);
}

void RunSession::step()
{
    if (!isGoing())
        return start(GateState::Closed);
    m_gate = GateState::Closed;
    m_runner->step();
    m_tell.start();
}

void RunSession::continueRun()
{
    if (!isGoing())
        return start(GateState::Open);
    m_gate = GateState::Open;
    m_runner->continueRun();
    m_tell.start();
}

void RunSession::restart()
{
    start(m_gate);
}

void RunSession::stop()
{
    if (isGoing())
        m_runner->stop();
}

} // namespace claimcheck::ui::flow
