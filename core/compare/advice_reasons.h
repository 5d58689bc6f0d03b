#pragma once

// Private to core/compare: the sentences of an advice.
#include "core/compare/advice.h"

namespace claimcheck::compare {

/// What the sentences are drawn from.
struct Judged
{
    const CostInputs &inputs;
    const Situation &situation;
    const std::vector<Score> &scores; ///< best first
    std::optional<Choice> choice;
    const std::vector<Turn> &turns;

    [[nodiscard]] const Score &scoreOf(Choice of) const;
    [[nodiscard]] const Cost &costOf(Choice of) const { return scoreOf(of).cost; }
    [[nodiscard]] Figure asked(QLatin1StringView question) const { return answered(situation, question); }
    /// A quantity of a choice; nullopt where it could not be computed.
    [[nodiscard]] std::optional<Figure> computed(Choice of, Quantity quantity) const;
    /// 0 seconds where it acts at once, or nothing is known of it.
    [[nodiscard]] Figure revocationActsWithin(Choice of) const;
};

/// A sentence with %1, %2 … that stand for the figures in their order.
[[nodiscard]] QString withFigures(QString text, const std::vector<Figure> &figures);

/// Every reason that applies, in the order in which they are told.
[[nodiscard]] std::vector<Reason> reasonsOf(const Judged &judged);
/// What a JWT does not do, whatever the answer is.
[[nodiscard]] std::vector<Reason> cautionsOfJwt();
/// The other choices that fit, best first, at most three.
[[nodiscard]] std::vector<Alternative> alternativesOf(const Judged &judged);

} // namespace claimcheck::compare
