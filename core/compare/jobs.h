#pragma once

// Internal to core/compare.
#include "core/compare/measure_context.h"
#include "core/compare/measure_job.h"

#include <functional>
#include <memory>

namespace claimcheck::compare {

/// A phase that is still to come. weight: how many steps it advances by, as far as it is known.
struct PlannedJob
{
    QString phrase; ///< what is being done, e.g. "Introspection, token A"
    int weight = 1;
    std::function<std::unique_ptr<MeasureJob>()> make;
};

// The phases. The context outlives them. Failures are written beside the figures that they belong to.

/// Runs the profile's flow, gate open, and describes the token.
[[nodiscard]] PlannedJob tokenJob(MeasureContext &context, CompareSide side, const oauth::Profile &profile);

[[nodiscard]] PlannedJob introspectionJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob introspectionColdJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob cacheJob(MeasureContext &context, CompareSide side);

/// side: whose run names the key set and its certificate authority.
[[nodiscard]] PlannedJob keyFetchJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob keyFetchColdJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob localJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob localColdJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob keyRotationJob(MeasureContext &context, CompareSide side);

[[nodiscard]] PlannedJob apiJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob userInfoJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob bindingJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob serverDownJob(MeasureContext &context, CompareSide side);
[[nodiscard]] PlannedJob revocationJob(MeasureContext &context, CompareSide side);

/// "%1, token A", with the phrase in place of %1.
[[nodiscard]] QString phraseFor(const QString &phrase, CompareSide side);

} // namespace claimcheck::compare
