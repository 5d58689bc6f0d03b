#pragma once

#include "tests/bench/timing.h"

#include <vector>

namespace claimcheck::bench {

/// What has no peer: reading as Inspect does, a large token, JSON alone.
[[nodiscard]] std::vector<Rate> moreRates(double seconds);

} // namespace claimcheck::bench
