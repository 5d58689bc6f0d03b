#pragma once

#include "core/compare/cost_model.h"

namespace claimcheck::compare {

/// One rule's word on one choice.
struct Points
{
    QLatin1StringView rule; ///< "waiting", "server-load", "moving-parts" …
    double points = 0;      ///< less than 0 counts against it
};

/// How a choice fares with these answers.
struct Score
{
    Choice choice = Choice::Introspection;
    double total = 0;
    std::vector<Points> points = {};                ///< that sum up to it
    std::vector<QLatin1StringView> excludedBy = {}; ///< rules that it breaks; then its total does not count
    Cost cost = {};

    [[nodiscard]] bool fits() const { return excludedBy.empty(); }
};

/// Why the answer is what it is.
struct Reason
{
    QLatin1StringView code;      ///< of the rule, stable
    QString text;                ///< a sentence or two
    std::vector<Figure> figures; ///< every number in the text
    base::SpecRef spec = {};
};

/// A pattern that fits too, with what it would give.
struct Alternative
{
    Choice choice = Choice::Introspection;
    QString text;
    std::vector<Figure> figures; ///< every number in the text
    base::SpecRef spec = {};
};

/// At this load the answer becomes another one.
struct Turn
{
    double load = 0; ///< calls per second
    Choice to = Choice::Introspection;
};

/// The answer in words.
struct Advice
{
    std::optional<Choice> choice; ///< empty: nothing fits all answers
    QString heading;              ///< "Opaque fits these answers."
    QString summary;              ///< a few sentences: the first reasons
    std::vector<Reason> reasons;  ///< the most telling first
    std::vector<Score> scores;    ///< best first, those that do not fit last
    std::vector<Alternative> alternatives;
    std::vector<Turn> turns;          ///< in the order of load, a hundredth to a hundred times the user's
    std::vector<Reason> cautions;     ///< what a JWT does not do
    QList<QLatin1StringView> missing; ///< figures that were not measured

    /// "cached-introspection"; "nothing-fits".
    [[nodiscard]] QLatin1StringView code() const;
};

/// Judges by the table of advice_rules.h. Pure; the situation is limited first.
[[nodiscard]] Advice advise(const CostInputs &inputs, const Situation &situation);

} // namespace claimcheck::compare
