#pragma once

#include "core/encoding/json_value.h"

namespace claimcheck::encoding {

/// The same number, whatever its digits: 3, 3.0 and 30e-1; exact for any length. False unless both are
/// numbers.
[[nodiscard]] bool isSameNumber(const JsonValue &a, const JsonValue &b);

} // namespace claimcheck::encoding
