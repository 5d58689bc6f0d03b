#pragma once

namespace claimcheck::ui {

/// Pixels around the text of a ByteView.
inline constexpr int byteViewMargin = 12;
inline constexpr int byteViewTop = 8;

} // namespace claimcheck::ui
