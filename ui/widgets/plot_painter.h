#pragma once

#include "core/report/plot_layout.h"
#include "ui/widgets/theme.h"

class QPainter;

namespace claimcheck::ui {

/// The colour of a line and of its label.
[[nodiscard]] ColourRole hueRole(report::PlotHue hue);

/// Paints a laid out plot in the colours of the current theme. The painter's font is that of the layout.
void paintPlot(QPainter &painter, const report::PlotData &plot, const report::PlotLayout &layout);

/// A vertical line with a dot on each line of the plot, at x in the units of the axis.
void paintPlotReading(QPainter &painter, const report::PlotData &plot, const report::PlotLayout &layout,
                      double x);

} // namespace claimcheck::ui
