#pragma once

#include <QFont>

namespace claimcheck::ui {

/// The system's interface font. Where no desktop names one, the first installed of a short list.
[[nodiscard]] QFont interfaceFont();
/// One step smaller, for meanings and units.
[[nodiscard]] QFont smallFont();
/// Half bold, for titles.
[[nodiscard]] QFont titleFont();
/// The system's fixed font, for tokens and values.
[[nodiscard]] QFont fixedFont();

} // namespace claimcheck::ui
