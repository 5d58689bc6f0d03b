#pragma once

#include "tests/bench/bench_peers.h"
#include "tests/bench/bench_works.h"

namespace claimcheck::bench {

/// The name that Claimcheck goes by in Rates.
inline const QByteArray claimcheckName = "claimcheck";

/// Every work against every peer, with its goal and whether it is met. missing: peers that are not installed.
[[nodiscard]] QString ratesTable(const std::vector<Work> &works, const Rates &rates,
                                 const QStringList &missing);

} // namespace claimcheck::bench
