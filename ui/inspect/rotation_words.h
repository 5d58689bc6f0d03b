#pragma once

#include "core/jose/key_difference.h"

namespace claimcheck::ui::inspect {

/// "added 2026-12, removed 2026-10"; empty where the key set is the same.
[[nodiscard]] QString rotationText(const jose::KeySetDifference &difference);

} // namespace claimcheck::ui::inspect
