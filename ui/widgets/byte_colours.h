#pragma once

#include "ui/models/byte_role.h"
#include "ui/widgets/byte_view.h"

namespace claimcheck::ui {

/// The colours of kinds of bytes.
[[nodiscard]] std::vector<ByteSpan> byteSpans(const std::vector<ByteRole> &roles);

} // namespace claimcheck::ui
