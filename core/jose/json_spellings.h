#pragma once

// Internal to core/jose: the same JSON as other writers write it.
#include "core/encoding/json.h"

#include <vector>

namespace claimcheck::jose {

/// The document in other white space, escapes and member order, the likeliest first, each text once and never
/// the document's own. Numbers keep their digits. Empty for documents above 64 KB and those that are nested
/// deeper than 32.
[[nodiscard]] std::vector<QByteArray> jsonSpellings(const encoding::JsonDocument &document);

} // namespace claimcheck::jose
