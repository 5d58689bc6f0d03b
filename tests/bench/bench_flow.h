#pragma once

#include <QString>

namespace claimcheck::bench {

/// Milliseconds of the fastest of so many whole authorization code flows with PKCE, gate open, against
/// `claimcheck-cli provider`: Claimcheck's and those of curl_flow. 0 where one did not complete.
struct FlowTimes
{
    double own = 0, curl = 0;
};

/// curlFlow empty: not installed.
[[nodiscard]] FlowTimes measureFlows(const QString &cli, const QString &curlFlow, int runs);

} // namespace claimcheck::bench
