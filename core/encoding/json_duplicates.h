#pragma once

// Private to core/encoding.

#include "core/encoding/json_document.h"

namespace claimcheck::encoding {

/// See JsonDocument::duplicates.
[[nodiscard]] std::vector<JsonDuplicate> findDuplicates(const JsonValue &root);

} // namespace claimcheck::encoding
