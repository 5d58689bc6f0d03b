#include "core/flow/from_har.h"

#include "core/flow/flow_finder.h"
#include "core/flow/recorded_run.h"

#include <algorithm>

namespace claimcheck::flow {

std::vector<RunState> flowsOf(const std::vector<http::HarEntry> &entries)
{
    // Browsers write an entry when it is over; a flow is read in the order in which it was sent.
    std::vector<const http::HarEntry *> ordered;
    for (const http::HarEntry &entry : entries)
        ordered.push_back(&entry);
    std::ranges::stable_sort(ordered, {}, [](const http::HarEntry *entry) { return entry->timing.sent; });
    FlowFinder finder;
    for (const http::HarEntry *entry : ordered)
        finder.take(*entry);
    std::vector<RunState> flows;
    for (Trace &trace : finder.finish())
        flows.push_back(runFromTrace(std::move(trace)));
    return flows;
}

} // namespace claimcheck::flow
