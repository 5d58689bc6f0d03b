#pragma once

#include "core/compare/situation.h"

namespace claimcheck::compare {

/// A kind of API that many have: its answers fill the form.
struct Preset
{
    QLatin1StringView id; ///< "money-transfer": of the command line
    const char *title;    ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    Situation situation;

    [[nodiscard]] QString translatedTitle() const;
};

[[nodiscard]] std::span<const Preset> presets();
/// nullptr for an id that is none.
[[nodiscard]] const Preset *presetOf(QStringView id);

} // namespace claimcheck::compare
