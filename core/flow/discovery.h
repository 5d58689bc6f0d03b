#pragma once

#include "core/flow/discovery_result.h"
#include "core/flow/flow_environment.h"
#include "core/flow/trace.h"
#include "core/oauth/profile.h"

#include <QObject>

#include <memory>

namespace claimcheck::flow {

struct DiscoveryLimits
{
    qsizetype bytes = 1024 * 1024; ///< of one document
    int hops = 5;                  ///< redirects of one request
    int issuers = 8;               ///< asked of those that an API or an account offers
    int milliseconds = 60'000;     ///< for all requests together
};

/// Finds issuers and their metadata from what its user has. Sends nothing before start(); then GETs without
/// credentials only, never plain http but to this machine, and to this machine only where it was asked.
/// Issuer: OpenID Connect Discovery 1.0 §4 and RFC 8414 §3, both, and where neither answers the places that
/// servers use instead. API: its 401 (RFC 9728 §5.1), else the well-known place (§3.1), then its issuers.
/// Account: WebFinger (OpenID Connect Discovery 1.0 §2), then its issuers. A job: every way out ends in
/// finished(), after which start() works again.
class Discovery : public QObject
{
    Q_OBJECT

public:
    explicit Discovery(FlowEnvironment environment, QObject *parent = nullptr);
    ~Discovery() override;

    void setLimits(const DiscoveryLimits &limits);

    /// settings: whose TLS settings are used; of the rest nothing. Errors: "run-already-going", those of
    /// startUrl, webFingerQuery and makeRunManager.
    base::Result<void> start(const StartingPoint &start, const oauth::Profile &settings = {});
    /// Ends it as Stopped; what was found stays.
    void cancel();
    [[nodiscard]] bool isRunning() const;

    /// Grows while it runs. Failure codes: "nothing-found" (no issuer gave usable metadata; of a single
    /// issuer its own code), "discovery-timeout", "api-open" (it answers without a token and names no
    /// issuer), "api-no-metadata", those of readWebFinger, readResourceMetadata and net::Fetcher.
    [[nodiscard]] const DiscoveryResult &result() const;
    [[nodiscard]] const Trace &trace() const;

signals:
    void messageAdded(int number);
    void messageChanged(int number);
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace claimcheck::flow
