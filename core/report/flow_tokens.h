#pragma once

#include "core/flow/flow_result.h"
#include "core/report/inspection.h"

namespace claimcheck::report {

/// A token of a run, verified with the keys of the run's issuer. now: NumericDate, seconds.
[[nodiscard]] Inspection inspectReceived(const flow::ReceivedToken &token, const flow::FlowResult &result,
                                         qint64 now);

} // namespace claimcheck::report
