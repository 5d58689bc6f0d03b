#pragma once

#include "core/flow/run_state.h"
#include "core/http/har.h"

namespace claimcheck::flow {

/// Every OAuth flow among the entries of a HAR, in the order of their first messages, each judged as a run.
/// What belongs to no flow is left out. An authorization response that the browser could not load (an app's
/// own scheme, a fragment) is taken from the redirect that led to it.
[[nodiscard]] std::vector<RunState> flowsOf(const std::vector<http::HarEntry> &entries);

} // namespace claimcheck::flow
