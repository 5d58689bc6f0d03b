#pragma once

#include "tests/bench/timing.h"

#include <vector>

namespace claimcheck::bench {

/// For HS256, RS256, ES256 and EdDSA: tokens a second read (header and claims) and verified with a key loaded
/// once, and beside it the signature alone, which is what `openssl speed` counts.
[[nodiscard]] std::vector<Rate> verifyRates(double seconds);

} // namespace claimcheck::bench
