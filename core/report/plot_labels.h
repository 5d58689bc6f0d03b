#pragma once

// Private to core/report: places for the texts inside a plot.
#include "core/report/plot_layout.h"

namespace claimcheck::report {

/// Puts the labels of marks, lines and crossings into the area of a layout that has everything else. Each
/// takes the free place that costs least: near its line, near the right end, across no line.
void placePlotLabels(PlotLayout &layout, const PlotData &plot, const PlotSheet &sheet);

} // namespace claimcheck::report
