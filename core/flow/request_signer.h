#pragma once

#include "core/flow/flow_environment.h"
#include "core/flow/run_state.h"

namespace claimcheck::net {
class Exchange;
}

namespace claimcheck::flow {

/// Puts DPoP proofs (RFC 9449) into the requests of a run, and signs them and the client assertions anew at
/// the moment when their request is sent: neither is good for much longer than a minute. What the user wrote
/// by hand is left as it is.
class RequestSigner
{
public:
    RequestSigner(const FlowEnvironment &environment, RunState &state)
        : m_environment(environment), m_state(state)
    {
    }

    /// Makes the run's key where the profile asks for DPoP, and tells the client's signer whom its assertions
    /// are for. Once the metadata are known. Errors: those of oauth::makeProofKey, "client-key-alg" (the
    /// server takes no algorithm of this key).
    [[nodiscard]] base::Result<void> prepare();
    /// The request with a proof, which has the newest nonce that its server gave in the run (RFC 9449 §8.2);
    /// as it is where the run has no key.
    [[nodiscard]] http::Request withProof(http::Request request) const;
    /// At SteppingAccessManager::aboutToSend.
    void signAgain(net::Exchange &exchange) const;

private:
    [[nodiscard]] QByteArray proofFor(const http::Request &request) const;
    [[nodiscard]] bool isOurProof(const QByteArray &proof) const;
    [[nodiscard]] bool isOurAssertion(const QByteArray &assertion) const;
    void renewAssertion(http::Request &request, http::Request &original) const;

    const FlowEnvironment &m_environment;
    RunState &m_state;
};

} // namespace claimcheck::flow
