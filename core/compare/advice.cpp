#include "core/compare/advice.h"

#include "core/compare/advice_reasons.h"
#include "core/compare/advice_rules.h"
#include "core/compare/text.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::compare {

using namespace Qt::StringLiterals;

namespace {

constexpr int turnSteps = 80;
constexpr int turnHalvings = 30;
/// How far around the user's load turns are looked for.
constexpr double turnReach = 100;
constexpr std::size_t summaryReasons = 3;

std::optional<Choice> winnerOf(const std::vector<Score> &scores)
{
    return scores.front().fits() ? std::optional(scores.front().choice) : std::nullopt;
}

std::optional<Choice> winnerAt(const CostInputs &inputs, Situation situation, double load)
{
    situation.callsPerSecond = load;
    return winnerOf(scoresOf(inputs, situation));
}

/// The load between two with different winners from which on the second one is best.
double turnBetween(const CostInputs &inputs, const Situation &situation, double low, double high)
{
    const auto before = winnerAt(inputs, situation, low);
    for (int i = 0; i < turnHalvings; ++i) {
        const double middle = std::sqrt(low * high);
        (winnerAt(inputs, situation, middle) == before ? low : high) = middle;
    }
    return high;
}

/// What fits does not depend on the load, so that there is a winner everywhere or nowhere.
std::vector<Turn> turnsOf(const CostInputs &inputs, const Situation &situation)
{
    std::vector<Turn> turns;
    double before = situation.callsPerSecond / turnReach;
    auto winner = winnerAt(inputs, situation, before);
    for (int i = 1; winner && i <= turnSteps; ++i) {
        const double load =
            situation.callsPerSecond / turnReach * std::pow(turnReach * turnReach, double(i) / turnSteps);
        const auto next = winnerAt(inputs, situation, load);
        if (next && next != winner)
            turns.push_back({turnBetween(inputs, situation, before, load), *next});
        winner = next;
        before = load;
    }
    return turns;
}

QString summaryOf(const std::vector<Reason> &reasons)
{
    QStringList sentences;
    for (std::size_t i = 0; i < std::min(summaryReasons, reasons.size()); ++i)
        sentences += reasons[i].text;
    return sentences.join(u' ');
}

} // namespace

QLatin1StringView Advice::code() const
{
    return choice ? rowOf(*choice).name : "nothing-fits"_L1;
}

Advice advise(const CostInputs &inputs, const Situation &unlimited)
{
    const Situation situation = limited(unlimited);
    Advice advice;
    advice.scores = scoresOf(inputs, situation);
    advice.choice = winnerOf(advice.scores);
    advice.turns = turnsOf(inputs, situation);
    const Judged judged{inputs, situation, advice.scores, advice.choice, advice.turns};
    advice.heading = advice.choice ? rowOf(*advice.choice).translatedHeading()
                                   : Text::tr("Nothing fits all of these answers.");
    advice.reasons = reasonsOf(judged);
    advice.summary = summaryOf(advice.reasons);
    advice.alternatives = alternativesOf(judged);
    advice.cautions = cautionsOfJwt();
    advice.missing = notMeasured(inputs);
    return advice;
}

} // namespace claimcheck::compare
