#pragma once

#include "core/compare/advice.h"

namespace claimcheck::compare {

/// One choice with all that a rule may look at.
struct Case
{
    const ChoiceRow &row;
    const Cost &cost;
    const Situation &situation;
    const CostInputs &inputs;
    YesNo waitKnownOfOthers; ///< of at least one choice the waiting could be computed

    /// The client can read the claims of what it holds.
    [[nodiscard]] bool isReadable() const;
    /// The token holds, or must hold, personal data.
    [[nodiscard]] bool isPersonal() const;
    /// The field that carries the token from the client, with its line end; empty where it was not measured.
    [[nodiscard]] std::optional<double> headerBytes() const;
};

/// What a choice must not do: one that breaks such a rule is out.
struct ExclusionRow
{
    QLatin1StringView code;
    const char *title; ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    bool (*breaks)(const Case &);

    [[nodiscard]] QString translatedTitle() const;
};

/// What counts for or against a choice: weight × measure points.
struct WeightRow
{
    QLatin1StringView code;
    double weight;
    const char *title;   ///< QT_TRANSLATE_NOOP in the context "claimcheck_compare"
    const char *formula; ///< of the measure
    double (*measure)(const Case &);

    [[nodiscard]] QString translatedTitle() const;
    [[nodiscard]] QString translatedFormula() const;
};

/// The whole of the judgement. The measures grow with logarithms, so that no load or network time drowns the
/// others, and that a choice which asks less never loses by a slower network.
[[nodiscard]] std::span<const ExclusionRow> exclusions();
[[nodiscard]] std::span<const WeightRow> weights();

/// Every choice, the best first; those that are excluded last, with the fewest broken rules first. Ties keep
/// the order of choices().
[[nodiscard]] std::vector<Score> scoresOf(const CostInputs &inputs, const Situation &situation);

} // namespace claimcheck::compare
