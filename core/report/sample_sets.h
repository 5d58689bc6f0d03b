#pragma once

// Private to core/report.
#include "core/compare/measurement.h"

namespace claimcheck::report {

/// One kind of work that was measured.
struct SampleSet
{
    QLatin1StringView token; ///< "A", "B"; empty where it is of neither
    QLatin1StringView work;  ///< stable: "local-warm", "introspection-cold" …
    const compare::Timed *timed;
};

/// Those of a measurement that have samples; they live as long as it does.
[[nodiscard]] std::vector<SampleSet> sampleSets(const compare::Measurement &measurement);

} // namespace claimcheck::report
