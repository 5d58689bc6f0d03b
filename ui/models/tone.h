#pragma once

#include "core/base/finding.h"

namespace claimcheck::ui {

/// What a mark says. Each tone has a colour and, where it is drawn, an icon of its own shape.
enum class Tone : quint8 { Neutral, Accent, Ok, Warning, Error, Info };

[[nodiscard]] constexpr Tone toneOf(base::Level level)
{
    switch (level) {
    case base::Level::Error: return Tone::Error;
    case base::Level::Warning: return Tone::Warning;
    case base::Level::Note: return Tone::Info;
    }
    return Tone::Neutral;
}

} // namespace claimcheck::ui
