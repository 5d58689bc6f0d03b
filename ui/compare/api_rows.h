#pragma once

#include "core/base/spec_ref.h"
#include "ui/compare/comparison.h"
#include "ui/compare/spans.h"

namespace claimcheck::ui::compare {

/// What an API sees of one of the two tokens, in one regard.
struct ApiCell
{
    Spans spans;
    Tone tone = Tone::Neutral; ///< Neutral: no mark
    QString help;              ///< how it was found; may be empty
};

struct ApiRow
{
    QLatin1StringView id; ///< stable: "validated-by", "measured" …
    QString title;
    QString help; ///< what the row is about
    base::SpecRef spec;
    std::array<ApiCell, 2> cells; ///< A, B
};

/// Every row, as far as the measurement has come: what is not known yet, or cannot be, says why.
[[nodiscard]] std::vector<ApiRow> apiRows(const Comparison &comparison);

} // namespace claimcheck::ui::compare
