#pragma once

#include "core/report/plot_scale.h"

#include <QRectF>

#include <functional>

namespace claimcheck::report {

/// The sheet that a plot is laid out on, in pixels.
struct PlotSheet
{
    double width = 0, height = 0;
    double lineHeight = 0;                            ///< of a line of text
    std::function<double(const QString &)> textWidth; ///< of a text in that font
};

enum class PlotTextRole : quint8 { AxisTitle, Tick, Mark, Series, Spot };

/// A text with the box that it fills: no two boxes overlap.
struct PlotText
{
    QRectF box;
    QString text;
    PlotTextRole role = PlotTextRole::Tick;
    PlotHue hue = PlotHue::Jwt; ///< of a series' label
};

/// Where everything of a plot is drawn. What paints it, on a screen or as SVG, adds only colours.
struct PlotLayout
{
    QRectF area; ///< that the lines run in
    PlotScaling x, y;
    std::vector<double> xTicks, yTicks;      ///< pixels
    std::vector<std::vector<QPointF>> lines; ///< in the order of the series
    std::vector<double> marks;               ///< x, pixels
    std::vector<QPointF> spots;
    std::vector<PlotText> texts;
};

/// Lays it out. A label for which there is no free place is left out: the words of plotText have it.
[[nodiscard]] PlotLayout layOutPlot(const PlotData &plot, const PlotSheet &sheet);

} // namespace claimcheck::report
