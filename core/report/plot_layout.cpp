#include "core/report/plot_layout.h"

#include "core/report/plot_labels.h"

#include <algorithm>
#include <limits>

namespace claimcheck::report {

namespace {

constexpr double plotEdge = 4;
constexpr int mostYTicks = 4;

/// Smallest above 0, and largest, of all lines.
struct Extent
{
    double smallest = std::numeric_limits<double>::infinity();
    double largest = 0;

    void take(double value)
    {
        largest = std::max(largest, value);
        if (value > 0)
            smallest = std::min(smallest, value);
    }
};

std::pair<Extent, Extent> extentsOf(const PlotData &plot)
{
    std::pair<Extent, Extent> extents;
    for (const PlotSeries &series : plot.series) {
        for (const QPointF &point : series.points) {
            extents.first.take(point.x());
            extents.second.take(point.y());
        }
    }
    return extents;
}

/// The y axis ends at a tick, so that its lines have air; the x axis ends where they do.
double yEnd(const PlotAxis &axis, const Extent &extent)
{
    return axis.scale == PlotScale::Linear ? roundEnd(extent.largest, mostYTicks)
                                           : roundAbove(extent.largest);
}

double widestTick(const PlotAxis &axis, const Extent &extent, const PlotSheet &sheet)
{
    double widest = 0;
    for (const double value : PlotScaling(axis, extent.smallest, yEnd(axis, extent), 0, 1).ticks(mostYTicks))
        widest = std::max(widest, sheet.textWidth(compare::figureText(value, axis.unit)));
    return widest;
}

void addLines(PlotLayout &layout, const PlotData &plot)
{
    for (const PlotSeries &series : plot.series) {
        std::vector<QPointF> line;
        for (const QPointF &point : series.points)
            line.emplace_back(layout.x.pixelOf(point.x()), layout.y.pixelOf(point.y()));
        layout.lines.push_back(std::move(line));
    }
    for (const PlotMark &mark : plot.marks)
        layout.marks.push_back(layout.x.pixelOf(mark.x));
    for (const PlotSpot &spot : plot.spots)
        layout.spots.emplace_back(layout.x.pixelOf(spot.at.x()), layout.y.pixelOf(spot.at.y()));
}

void addText(PlotLayout &layout, const QRectF &box, const QString &text, PlotTextRole role)
{
    const bool isFree = std::ranges::none_of(
        layout.texts, [&box](const PlotText &other) { return other.box.intersects(box); });
    if (isFree && !text.isEmpty())
        layout.texts.push_back({box, text, role, PlotHue::Jwt});
}

void addYAxis(PlotLayout &layout, const PlotData &plot, const PlotSheet &sheet)
{
    for (const double value : layout.y.ticks(mostYTicks)) {
        const QString text = compare::figureText(value, plot.y.unit);
        const double width = sheet.textWidth(text) + 1;
        const double y = layout.y.pixelOf(value);
        layout.yTicks.push_back(y);
        addText(layout,
                {layout.area.left() - plotEdge - width, y - sheet.lineHeight / 2, width, sheet.lineHeight},
                text, PlotTextRole::Tick);
    }
}

void addXAxis(PlotLayout &layout, const PlotData &plot, const PlotSheet &sheet)
{
    const double widest = sheet.textWidth(compare::figureText(layout.x.largest(), plot.x.unit)) + 12;
    const int most = std::clamp(int(layout.area.width() / widest), 2, 6);
    for (const double value : layout.x.ticks(most)) {
        const QString text = compare::figureText(value, plot.x.unit);
        const double width = sheet.textWidth(text) + 1;
        const double x = layout.x.pixelOf(value);
        layout.xTicks.push_back(x);
        const double left = std::clamp(x - width / 2, 0.0, std::max(0.0, sheet.width - width));
        addText(layout, {left, layout.area.bottom() + plotEdge, width, sheet.lineHeight}, text,
                PlotTextRole::Tick);
    }
    const double width = sheet.textWidth(plot.x.title) + 1;
    addText(layout,
            {std::max(layout.area.left(), layout.area.right() - width),
             layout.area.bottom() + plotEdge + sheet.lineHeight, width, sheet.lineHeight},
            plot.x.title, PlotTextRole::AxisTitle);
}

} // namespace

PlotLayout layOutPlot(const PlotData &plot, const PlotSheet &sheet)
{
    const auto [xExtent, yExtent] = extentsOf(plot);
    const double left = std::min(sheet.width / 2, widestTick(plot.y, yExtent, sheet) + 2 * plotEdge);
    const QRectF area(QPointF(left, sheet.lineHeight + 2 * plotEdge),
                      QPointF(std::max(left + 1, sheet.width - plotEdge),
                              std::max(sheet.lineHeight * 2 + 3 * plotEdge,
                                       sheet.height - 2 * sheet.lineHeight - 2 * plotEdge)));
    PlotLayout layout{area,
                      PlotScaling(plot.x, xExtent.smallest, xExtent.largest, area.left(), area.right()),
                      PlotScaling(plot.y, yExtent.smallest, yEnd(plot.y, yExtent), area.bottom(), area.top()),
                      {},
                      {},
                      {},
                      {},
                      {},
                      {}};
    addLines(layout, plot);
    addText(layout, {0, 0, sheet.textWidth(plot.y.title) + 1, sheet.lineHeight}, plot.y.title,
            PlotTextRole::AxisTitle);
    addYAxis(layout, plot, sheet);
    addXAxis(layout, plot, sheet);
    placePlotLabels(layout, plot, sheet);
    return layout;
}

} // namespace claimcheck::report
