#include "core/flow/from_har.h"

#include "core/flow/flow_finder.h"
#include "core/flow/recorded_run.h"

#include <algorithm>

namespace claimcheck::flow {

namespace {

/// A file may hold thousands of logins; a value that comes again does so soon.
constexpr std::size_t mostEarlier = 100;

} // namespace

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
    std::vector<lint::EarlierRequest> earlier;
    for (Trace &trace : finder.finish()) {
        RunState &run = flows.emplace_back(runFromTrace(std::move(trace)));
        const std::size_t known = std::min(earlier.size(), mostEarlier);
        run.earlier.assign(earlier.end() - std::ptrdiff_t(known), earlier.end());
        if (known > 0)
            run.result.checks = checksOf(run, endOf(run.trace));
        earlier.push_back(earlierRequestOf(run));
    }
    return flows;
}

} // namespace claimcheck::flow
