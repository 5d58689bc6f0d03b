#pragma once

#include "core/flow/run_state.h"
#include "core/oauth/step_up.h"
#include "ui/flow/flow_services.h"

#include <QObject>
#include <QTimer>

namespace claimcheck::ui::flow {

enum class RunPhase : quint8 {
    Idle,      ///< nothing was started with this profile
    Running,   ///< something is on the network
    InBrowser, ///< the user is expected to sign in
    Held,      ///< a message waits for its user
    Completed,
    Failed,
    Stopped,
};

/// Whether Step also stops at each answer, before the flow sees it.
enum class AnswerHold : bool { PassOn, Hold };

/// One profile and its latest run: a runner for each run, what the buttons do, and what went wrong outside of
/// it.
class RunSession final : public QObject
{
    Q_OBJECT

public:
    explicit RunSession(FlowServices services, QObject *parent = nullptr);
    ~RunSession() override;

    /// Ends a run that is going on and forgets it.
    void setProfile(const oauth::Profile &profile);
    /// Of the run that is shown.
    [[nodiscard]] const oauth::Profile &profile() const;
    [[nodiscard]] RunPhase phase() const;
    [[nodiscard]] bool isGoing() const;
    [[nodiscard]] bool isOver() const;
    /// There is a profile, and no recorded run in its place, for which nothing is sent.
    [[nodiscard]] bool canRun() const { return !m_profile.client.id.isEmpty() && !isRecorded(); }
    [[nodiscard]] const claimcheck::flow::Trace &trace() const;
    [[nodiscard]] const claimcheck::flow::FlowResult &result() const;
    [[nodiscard]] const std::vector<claimcheck::flow::PlannedStep> &plan() const { return m_plan; }
    [[nodiscard]] std::optional<claimcheck::flow::HeldMessage> held() const;
    /// Of the authorization request, from the moment that it was to be opened; else empty.
    [[nodiscard]] const QUrl &browserUrl() const { return m_browserUrl; }
    /// Why the browser did not open; empty if it did.
    [[nodiscard]] const QString &browserProblem() const { return m_browserProblem; }
    /// Why the last start was refused; empty if it was not.
    [[nodiscard]] const QString &startProblem() const { return m_startProblem; }

    void step();        ///< starts, or lets the held message go and stops before the next
    void continueRun(); ///< starts, or runs on without stopping
    void restart();     ///< the same profile again, in the way of the last start
    void stop();
    void openBrowserAgain();
    /// Another page than that of the authorization request.
    void openInBrowser(const QUrl &url);
    /// Seconds between two polls of this run and those to come; see FlowRunner::setPollPause.
    void setPollPause(int seconds);
    [[nodiscard]] int pollPause() const { return m_pollPause; }
    /// What the API of a run that is over asks for (RFC 9470); nullopt: nothing that can be answered.
    [[nodiscard]] std::optional<oauth::StepUp> stepUp() const;
    /// A new run that signs in with that.
    void answerStepUp();
    void setAnswerHold(AnswerHold hold) { m_answerHold = hold; }

    /// How strictly the run that is shown and those to come are judged; none: as the scope has openid or not.
    void setRuleProfile(std::optional<lint::RuleProfile> profile);

    /// Shows a run out of a file, for which nothing is sent. A run that is going on ends.
    void showRecorded(std::shared_ptr<const claimcheck::flow::RunState> run, const QString &name);
    /// Back to the profile; no run is shown.
    void closeRecorded();
    [[nodiscard]] bool isRecorded() const { return m_recorded != nullptr; }
    /// Of the file that the run came from; empty for a live one.
    [[nodiscard]] const QString &recordedName() const { return m_recordedName; }
    /// The run that is shown, as it is now; nullptr while there is none.
    [[nodiscard]] std::shared_ptr<const claimcheck::flow::RunState> snapshot() const;

    /// Where each run of this window stops, those of other profiles too.
    [[nodiscard]] const std::vector<claimcheck::flow::Breakpoint> &breakpoints() const
    {
        return m_breakpoints;
    }
    void addBreakpoint(const claimcheck::flow::Breakpoint &breakpoint);
    void removeBreakpoint(const claimcheck::flow::Breakpoint &breakpoint);
    /// Takes those at this kind of message away; if there is none, sets one without a condition.
    void toggleBreakpoints(lint::MessageKind kind);
    /// Runs on, or starts, and stops before the next message of that kind, or at a breakpoint before it.
    void runTo(lint::MessageKind kind);
    /// See FlowRunner::resend; "run-not-held" too while there is no run.
    base::Result<int> resend(int number, const http::Request &request);
    /// A new run that takes over the messages before this one and is held at it. The last run ends.
    void branchFrom(int number);

    /// The held message; see FlowRunner. nullptr while there is no run.
    [[nodiscard]] claimcheck::flow::FlowRunner *runner() const { return m_runner.get(); }

signals:
    /// Something of the run is different; told once for what happens at once.
    void changed();
    void runStarted();
    void runFinished();
    /// Another run out of a file is shown, or the last one was closed.
    void recordedChanged();
    /// The run that was shown gives way to another; it has messages. The name of its file, if it had one.
    void runLeft(const std::shared_ptr<const claimcheck::flow::RunState> &run, const QString &name);

private:
    void start(claimcheck::flow::GateState gate);
    void launch(const std::function<base::Result<void>()> &begin);
    [[nodiscard]] bool isAtBreakpoint(const claimcheck::flow::Message &message,
                                      claimcheck::flow::HoldPoint point) const;
    void connectRunner();
    base::Result<void> showInBrowser(const QUrl &url);
    void onHeld(claimcheck::flow::HoldPoint point);
    void dropRunner();

    FlowServices m_services;
    oauth::Profile m_profile;
    std::vector<claimcheck::flow::PlannedStep> m_plan;
    std::unique_ptr<claimcheck::flow::FlowRunner> m_runner;
    std::shared_ptr<const claimcheck::flow::RunState> m_recorded; ///< shown in place of the runner's
    QString m_recordedName;
    std::vector<lint::EarlierRequest> m_earlier; ///< of the runs so far
    std::optional<lint::RuleProfile> m_ruleProfile;
    std::vector<claimcheck::flow::Breakpoint> m_breakpoints;
    QTimer m_tell;
    claimcheck::flow::GateState m_gate = claimcheck::flow::GateState::Closed;
    AnswerHold m_answerHold = AnswerHold::PassOn;
    int m_pollPause = 0;
    QUrl m_browserUrl;
    QString m_browserProblem;
    QString m_startProblem;
};

} // namespace claimcheck::ui::flow
