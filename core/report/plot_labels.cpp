#include "core/report/plot_labels.h"

#include <QLineF>

#include <algorithm>
#include <cmath>
#include <limits>

namespace claimcheck::report {

namespace {

constexpr double labelGap = 3;
constexpr int columns = 24;
constexpr int labelRows = 6;
constexpr double costOfCrossing = 60;
constexpr double costOfRow = 12;
constexpr double costOfColumn = 1;
constexpr double costOfNearerLine = 40;

double lineHeightAt(const std::vector<QPointF> &line, double x)
{
    const auto after = std::ranges::lower_bound(line, x, {}, &QPointF::x);
    if (after == line.end())
        return line.back().y();
    if (after == line.begin())
        return after->y();
    const QPointF &before = *(after - 1);
    const double span = after->x() - before.x();
    return span <= 0 ? after->y() : before.y() + (after->y() - before.y()) * (x - before.x()) / span;
}

/// A line runs through the box: compared at some places of its width.
bool runsThrough(const std::vector<QPointF> &line, const QRectF &box)
{
    double top = std::numeric_limits<double>::infinity(), bottom = -top;
    constexpr int probes = 8;
    for (int i = 0; i <= probes; ++i) {
        const double y = lineHeightAt(line, box.left() + box.width() * i / probes);
        top = std::min(top, y);
        bottom = std::max(bottom, y);
    }
    return bottom >= box.top() && top <= box.bottom();
}

class LabelPlacer
{
public:
    LabelPlacer(PlotLayout &layout, const PlotSheet &sheet) : m_layout(layout), m_sheet(sheet) {}

    void placeMark(double x, const QString &text)
    {
        const QSizeF size = sizeOf(text);
        QRectF best;
        double least = std::numeric_limits<double>::infinity();
        for (int row = 0; row < labelRows; ++row) {
            for (const double left : {x + labelGap, x - labelGap - size.width()}) {
                const QRectF box(QPointF(left, m_layout.area.top() + row * size.height()), size);
                const double cost = row * costOfRow + crossings(box) * costOfCrossing + (left < x ? 1 : 0);
                if (isFree(box) && cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        add(best, text, PlotTextRole::Mark, PlotHue::Jwt);
    }
    void placeSeries(std::size_t index, const PlotSeries &series)
    {
        const QSizeF size = sizeOf(series.label);
        QRectF best;
        double least = std::numeric_limits<double>::infinity();
        for (int column = 0; column < columns; ++column) {
            const double left = m_layout.area.right() - size.width() - 2 -
                                (m_layout.area.width() - size.width()) * column / columns;
            for (int step = 0; step < 2 * labelRows; ++step) {
                const QRectF box = besideLine(index, left, step, size);
                if (!isFree(box))
                    continue;
                const double cost = column * costOfColumn + (step / 2) * costOfRow +
                                    crossings(box) * costOfCrossing +
                                    (isNearerToAnother(index, box) ? costOfNearerLine : 0);
                if (cost < least) {
                    least = cost;
                    best = box;
                }
            }
        }
        add(best, series.label, PlotTextRole::Series, series.hue);
    }
    /// Beside its dot or not at all.
    void placeSpot(const QPointF &at, const QString &text)
    {
        const QSizeF size = sizeOf(text);
        for (const QPointF &corner :
             {QPointF(labelGap + 2, -size.height() - labelGap), QPointF(labelGap + 2, labelGap),
              QPointF(-size.width() - labelGap - 2, -size.height() - labelGap),
              QPointF(-size.width() - labelGap - 2, labelGap)}) {
            const QRectF box(at + corner, size);
            if (isFree(box) && crossings(box) == 0)
                return add(box, text, PlotTextRole::Spot, PlotHue::Jwt);
        }
    }

private:
    [[nodiscard]] QSizeF sizeOf(const QString &text) const
    {
        return {m_sheet.textWidth(text) + 1, m_sheet.lineHeight};
    }
    /// Above the line, below it, one row further above …
    [[nodiscard]] QRectF besideLine(std::size_t index, double left, int step, const QSizeF &size) const
    {
        double top = std::numeric_limits<double>::infinity(), bottom = -top;
        for (const double x : {left, left + size.width() / 2, left + size.width()}) {
            const double y = lineHeightAt(m_layout.lines[index], x);
            top = std::min(top, y);
            bottom = std::max(bottom, y);
        }
        const double away = labelGap + (step / 2) * size.height() / 2;
        return {QPointF(left, step % 2 == 0 ? top - away - size.height() : bottom + away), size};
    }
    [[nodiscard]] bool isFree(const QRectF &box) const
    {
        return m_layout.area.contains(box) &&
               std::ranges::none_of(m_layout.texts,
                                    [&box](const PlotText &other) { return other.box.intersects(box); }) &&
               std::ranges::none_of(m_layout.marks,
                                    [&box](double x) { return x > box.left() - 1 && x < box.right() + 1; });
    }
    [[nodiscard]] int crossings(const QRectF &box) const
    {
        return int(std::ranges::count_if(m_layout.lines, [&box](const std::vector<QPointF> &line) {
            return !line.empty() && runsThrough(line, box);
        }));
    }
    [[nodiscard]] bool isNearerToAnother(std::size_t index, const QRectF &box) const
    {
        const auto distance = [&box](const std::vector<QPointF> &line) {
            return std::abs(lineHeightAt(line, box.center().x()) - box.center().y());
        };
        const double own = distance(m_layout.lines[index]);
        return std::ranges::any_of(m_layout.lines, [&](const std::vector<QPointF> &line) {
            return !line.empty() && distance(line) + 1 < own;
        });
    }
    void add(const QRectF &box, const QString &text, PlotTextRole role, PlotHue hue)
    {
        if (!box.isEmpty())
            m_layout.texts.push_back({box, text, role, hue});
    }

    PlotLayout &m_layout;
    const PlotSheet &m_sheet;
};

} // namespace

void placePlotLabels(PlotLayout &layout, const PlotData &plot, const PlotSheet &sheet)
{
    LabelPlacer placer(layout, sheet);
    for (std::size_t i = 0; i < plot.marks.size(); ++i)
        placer.placeMark(layout.marks[i], plot.marks[i].label);
    for (std::size_t i = 0; i < plot.series.size(); ++i) {
        if (!layout.lines[i].empty())
            placer.placeSeries(i, plot.series[i]);
    }
    for (std::size_t i = 0; i < plot.spots.size(); ++i)
        placer.placeSpot(layout.spots[i], plot.spots[i].label);
}

} // namespace claimcheck::report
