#pragma once

#include "core/compare/advice.h"

#include <QString>

namespace claimcheck::ui::compare {

/// What stands under the answer, as plain text: the reasons that its box has no room for, what else fits, and
/// what a JWT does not do.
[[nodiscard]] QString adviceText(const claimcheck::compare::Advice &advice);

/// Where the numbers of the answer come from, one a line: for the box's tool tip.
[[nodiscard]] QString figureSources(const claimcheck::compare::Advice &advice);

} // namespace claimcheck::ui::compare
