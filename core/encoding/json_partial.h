#pragma once

#include "core/encoding/json_document.h"

namespace claimcheck::encoding {

/// The longest beginning of damaged JSON text that makes sense: up to the last value that is surely whole,
/// with the open containers closed behind it. All offsets before that are those of text. A number at the very
/// end of the text may have been cut and is left out. Text that is good is read as it is; isEmpty() where
/// nothing but the beginning of a value is left.
[[nodiscard]] JsonDocument readPartialJson(const QByteArray &text, JsonLimits limits = {});

} // namespace claimcheck::encoding
