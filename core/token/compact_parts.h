#pragma once

// Private to core/token: the dotted parts of a compact serialization.

#include "core/base/byte_range.h"
#include "core/base/result.h"
#include "core/encoding/json_document.h"

#include <QByteArrayView>

#include <vector>

namespace claimcheck::token {

/// The ranges between the separators; at least one, at most limit (the rest stays in the last).
[[nodiscard]] std::vector<base::ByteRange> splitParts(QByteArrayView text, char separator, std::size_t limit);

/// Decodes a base64url part and reads its JSON. Error.where is an offset of the whole text: the first bad
/// character, or the character that carries the first bad byte of the JSON.
[[nodiscard]] base::Result<encoding::JsonDocument> readJsonPart(QByteArrayView text, base::ByteRange part);

} // namespace claimcheck::token
