#pragma once

#include "core/report/plot.h"

namespace claimcheck::report {

/// The plot as an <svg> element for a page of HTML: well-formed XML without scripts, links or styles of its
/// own. Its colours come from classes (plotStyle), its words from plotText as title and description.
[[nodiscard]] QString plotSvg(const PlotData &plot);
/// The rules of a style sheet that plotSvg counts on. The page's own variables are --text, --muted, --line,
/// --jwt, --opaque, --third, --fourth, --fifth.
[[nodiscard]] QString plotStyle();

} // namespace claimcheck::report
