#pragma once

#include <QString>

namespace claimcheck::bench {

/// Milliseconds of the fastest whole authorization code flow with PKCE, gate open, against `claimcheck-cli
/// provider`: Claimcheck's, and the same requests by each peer, in turns. 0 where none completed.
struct FlowTimes
{
    double own = 0, qt = 0, curl = 0;
};

/// Paths of the programs; curl empty: not installed.
struct FlowPeers
{
    QString qt, curl;
};

[[nodiscard]] FlowTimes measureFlows(const QString &cli, const FlowPeers &peers, int rounds);

} // namespace claimcheck::bench
