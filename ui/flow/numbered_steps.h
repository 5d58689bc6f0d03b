#pragma once

#include "core/flow/steps.h"

#include <optional>

namespace claimcheck::ui::flow {

class RunSession;

/// The steps to come that will be messages with numbers of their own; none once the run is over. The first
/// one's number is that of the newest message plus one.
[[nodiscard]] std::vector<claimcheck::flow::PlannedStep> numberedSteps(const RunSession &session);

/// Of a message of the run or of one to come; nullopt for a number that is neither.
[[nodiscard]] std::optional<lint::MessageKind> kindOf(const RunSession &session, int number);

} // namespace claimcheck::ui::flow
