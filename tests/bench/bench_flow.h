#pragma once

#include <QString>

namespace claimcheck::bench {

/// Milliseconds of the fastest whole authorization code flow with PKCE, gate open, against `claimcheck-cli
/// provider`: Claimcheck's and curl_flow's, in turns. 0 where none completed.
struct FlowTimes
{
    double own = 0, curl = 0;
};

/// curlFlow empty: not installed.
[[nodiscard]] FlowTimes measureFlows(const QString &cli, const QString &curlFlow, int rounds);

} // namespace claimcheck::bench
