#pragma once

// Private to core/report: the parts of a comparison's report about the answer.
#include "core/report/comparison_report.h"
#include "core/report/report_block.h"

namespace claimcheck::report {

/// The answer and its reasons, the questions and answers, the costs over load with their plots, every choice
/// with its points, what a JWT does not do, and where each figure comes from.
[[nodiscard]] std::vector<ReportBlock> adviceBlocks(const ComparisonReport &report);

} // namespace claimcheck::report
