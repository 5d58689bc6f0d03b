#pragma once

#include "ui/models/byte_layout.h"

#include <optional>

class QKeyEvent;

namespace claimcheck::ui {

/// Where a key moves the caret: arrows, Home, End, Page up and down, with Ctrl to the ends of the text.
/// Nothing for other keys.
[[nodiscard]] std::optional<qsizetype> caretAfterKey(const ByteLayout &layout, qsizetype caret,
                                                     const QKeyEvent &event, int pageLines);

} // namespace claimcheck::ui
