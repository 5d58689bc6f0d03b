#pragma once

#include "core/flow/run_state.h"

namespace claimcheck::flow {

/// A run for whoever reads it whole: reports, exports, comparisons. Refers to what it was made of, which has
/// to live as long.
struct RunView
{
    const Trace &trace;
    const FlowResult &result;
    const oauth::Profile &profile;

    RunView(const Trace &messages, const FlowResult &end, const oauth::Profile &settings)
        : trace(messages), result(end), profile(settings)
    {
    }
    RunView(const RunState &state) : RunView(state.trace, state.result, state.profile) {}
};

} // namespace claimcheck::flow
