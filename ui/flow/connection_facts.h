#pragma once

#include "core/flow/trace.h"
#include "ui/models/fact_model.h"

#include <vector>

namespace claimcheck::ui::flow {

/// What the network did with a message, in words: times, TLS and its certificates, redirects, how often it
/// was sent and what was added to it. Facts that there are none of are left out.
[[nodiscard]] std::vector<Fact> connectionFacts(const claimcheck::flow::Trace &trace,
                                                const claimcheck::flow::Message &message);

} // namespace claimcheck::ui::flow
