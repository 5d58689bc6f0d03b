#pragma once

#include "core/compare/figure.h"

#include <QPointF>

#include <vector>

namespace claimcheck::report {

/// Which colour and dashes a line has; what draws it knows the theme.
enum class PlotHue : quint8 { Jwt, Opaque, Third, Fourth, Fifth };
enum class PlotScale : quint8 { Linear, Logarithmic };
enum class PlotWeight : quint8 { Plain, Strong };

/// A line of a plot, in the units of the axes.
struct PlotSeries
{
    QString label; ///< a few words, drawn at the line
    PlotHue hue = PlotHue::Jwt;
    PlotWeight weight = PlotWeight::Plain;
    std::vector<QPointF> points; ///< sorted by x
};

struct PlotAxis
{
    QString title;
    compare::Unit unit = compare::Unit::Count;
    PlotScale scale = PlotScale::Linear;
};

/// A vertical dashed line: "you: 200/s".
struct PlotMark
{
    double x = 0;
    QString label;
};

/// A dot where two lines cross.
struct PlotSpot
{
    QPointF at;
    QString label;
};

/// All of a plot but its size and colours.
struct PlotData
{
    QString title;
    PlotAxis x, y;
    std::vector<PlotSeries> series;
    std::vector<PlotMark> marks;
    std::vector<PlotSpot> spots;

    [[nodiscard]] bool isEmpty() const { return series.empty(); }
};

/// The plot in words, for who does not see it: what is drawn, over what, each line's value at the first mark
/// and at the end, each crossing.
[[nodiscard]] QString plotText(const PlotData &plot);

/// The value of a line at x, between its points in a straight line; nullopt outside of them.
[[nodiscard]] std::optional<double> plotValue(const PlotSeries &series, double x);

} // namespace claimcheck::report
