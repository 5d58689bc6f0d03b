#pragma once

#include "core/flow/flow_environment.h"
#include "core/flow/flow_result.h"
#include "core/flow/held_message.h"
#include "core/flow/step_gate.h"
#include "core/flow/steps.h"
#include "core/flow/trace.h"
#include "core/oauth/profile.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {

/// One run of an authorization-code flow and what follows it, over the network, recorded and judged.
/// Sends nothing before start(). Every way out ends in finished(), after which start() works again.
class FlowRunner : public QObject
{
    Q_OBJECT

public:
    explicit FlowRunner(FlowEnvironment environment, QObject *parent = nullptr);
    ~FlowRunner() override;

    /// Begins a new run; the last one's trace is let go. Errors: "run-already-going", "profile-incomplete",
    /// "grant-not-supported", "setting-not-supported", those of net::HttpServer::listen ("port-in-use" …) and
    /// of the secret.
    base::Result<void> start(const oauth::Profile &profile);

    [[nodiscard]] StepGate &gate();
    [[nodiscard]] const Trace &trace() const;
    [[nodiscard]] const std::vector<PlannedStep> &plan() const;
    [[nodiscard]] const FlowResult &result() const;
    [[nodiscard]] const oauth::Profile &profile() const;
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] std::optional<HeldMessage> held() const;
    /// The run as the rules see it.
    [[nodiscard]] lint::Run evidence() const;

    /// Closes the gate and lets the held message go on as it stands: stops at the next hold.
    void step();
    /// Opens the gate and lets the held message go on: stops at the next breakpoint.
    void continueRun();
    /// Ends the run as Stopped; what was recorded stays.
    void stop();

    // The message that is held. Each does nothing if none is, or if it stands at the other hold point.
    void editRequest(const http::Request &request);    ///< kept, not sent yet
    void editResponse(const http::Response &response); ///< kept, not given to the flow yet
    void send();                                       ///< on with it as it stands now
    void sendOriginal();                               ///< on with it as the flow, or the server, made it
    void drop();                                       ///< the run ends, failed with "message-dropped"
    void answer(const http::Response &response);       ///< a held request gets this answer and is not sent

signals:
    void started();
    void messageAdded(int number);
    void messageChanged(int number);
    void messageHeld(int number, claimcheck::flow::HoldPoint point);
    void checksChanged();
    void tokensChanged();
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::flow
