#include "core/report/cost_plot.h"

#include "core/compare/cost_series.h"
#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;
using compare::Choice;

namespace {

constexpr std::size_t mostSpots = 4;

/// What the plot shows: the two plain choices, the one in between that most have, and what is advised.
std::vector<Choice> shownChoices(const compare::Situation &situation, std::optional<Choice> advised)
{
    std::vector<Choice> shown{Choice::JwtLocal, Choice::Introspection};
    if (std::min(situation.cacheSeconds, situation.revokeWithinSeconds) > 0)
        shown.push_back(Choice::CachedIntrospection);
    if (advised && std::ranges::find(shown, *advised) == shown.end())
        shown.push_back(*advised);
    return shown;
}

/// The title of the axis says that it is all within a second.
compare::Unit axisUnit(compare::Unit unit)
{
    return unit == compare::Unit::SecondsPerSecond ? compare::Unit::Seconds : unit;
}

PlotHue hueOf(Choice choice)
{
    switch (choice) {
    case Choice::JwtLocal: return PlotHue::Jwt;
    case Choice::Introspection: return PlotHue::Opaque;
    case Choice::CachedIntrospection: return PlotHue::Third;
    default: return PlotHue::Fourth;
    }
}

} // namespace

PlotData costPlot(compare::Quantity quantity, const compare::CostInputs &inputs,
                  const compare::Situation &unlimited, std::optional<Choice> advised)
{
    const compare::Situation situation = compare::limited(unlimited);
    const double maximum = compare::plottedLoad(situation);
    const compare::QuantityRow &row = compare::rowOf(quantity);
    PlotData plot;
    plot.title = Text::tr("%1 over load").arg(row.translatedTitle());
    plot.x = {Text::tr("API calls per second"), compare::Unit::PerSecond, PlotScale::Linear};
    plot.y = {row.translatedTitle(), axisUnit(row.unit), PlotScale::Linear};
    std::vector<Choice> drawn;
    for (const Choice choice : shownChoices(situation, advised)) {
        compare::CostSeries series = compare::costSeries(choice, quantity, inputs, situation, maximum);
        if (series.points.empty())
            continue;
        plot.series.push_back({compare::rowOf(choice).translatedLabel(), hueOf(choice),
                               choice == advised ? PlotWeight::Strong : PlotWeight::Plain,
                               std::move(series.points)});
        drawn.push_back(choice);
    }
    if (drawn.empty())
        return {};
    plot.marks = {{situation.callsPerSecond, Text::tr("you: %1").arg(compare::figureText(
                                                 situation.callsPerSecond, compare::Unit::PerSecond))}};
    for (const compare::Crossing &crossing :
         compare::crossings(drawn, quantity, inputs, situation, maximum)) {
        if (plot.spots.size() < mostSpots)
            plot.spots.push_back({{crossing.load, crossing.value},
                                  compare::figureText(crossing.load, compare::Unit::PerSecond)});
    }
    return plot;
}

} // namespace claimcheck::report
