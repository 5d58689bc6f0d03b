#pragma once

// Internal to core/flow.
#include "core/flow/flow_runner.h"
#include "core/flow/recorder.h"
#include "core/flow/request_signer.h"
#include "core/flow/run_manager.h"
#include "core/flow/run_state.h"

#include <QObject>

#include <set>

namespace claimcheck::flow {

/// Sends messages of a run again, beside it: nothing that comes back changes what the run has learnt. Ends
/// with its object; what is on the network then is cancelled. The environment and the state outlive it.
class Resender : public QObject
{
    Q_OBJECT

public:
    Resender(const FlowEnvironment &environment, RunState &state);
    ~Resender() override;

    /// Codes: those of makeRunManager.
    base::Result<void> prepare();
    /// Returns the number of the new message. A copy of the request: it may be of the trace, which grows
    /// here.
    int send(int number, http::Request request, Resend how);
    /// Cancels what is on the network, and leaves the trace alone from now on.
    void end();

signals:
    void messageAdded(int number);
    void messageChanged(int number);
    void checksChanged();

private:
    const FlowEnvironment &m_environment;
    RunState &m_state;
    Recorder m_recorder;
    RequestSigner m_signer;
    net::ExchangeHistory m_history;
    std::unique_ptr<net::SteppingAccessManager> m_manager;
    std::set<const net::Exchange *> m_asGiven; ///< not signed again
};

/// Errors: "message-unknown", "message-not-repeatable" (from or to the browser, but for an authorization
/// request that goes as it is given).
[[nodiscard]] base::Result<void> checkRepeatable(const Trace &trace, int number, Resend how);

} // namespace claimcheck::flow
