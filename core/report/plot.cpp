#include "core/report/plot.h"

#include "core/report/text.h"

#include <algorithm>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

std::optional<double> plotValue(const PlotSeries &series, double x)
{
    const auto after = std::ranges::lower_bound(series.points, x, {}, &QPointF::x);
    if (after == series.points.end())
        return std::nullopt;
    if (after->x() == x)
        return after->y();
    if (after == series.points.begin())
        return std::nullopt;
    const QPointF &before = *(after - 1);
    const double share = (x - before.x()) / (after->x() - before.x());
    return before.y() + share * (after->y() - before.y());
}

QString plotText(const PlotData &plot)
{
    if (plot.isEmpty())
        return {};
    const auto atX = [&plot](double x) { return compare::figureText(x, plot.x.unit); };
    const auto atY = [&plot](double y) { return compare::figureText(y, plot.y.unit); };
    QStringList sentences{Text::tr("%1 over %2.").arg(plot.y.title, plot.x.title)};
    for (const PlotSeries &series : plot.series) {
        if (series.points.empty())
            continue;
        const QPointF &last = series.points.back();
        QStringList values;
        for (const PlotMark &mark : plot.marks) {
            if (const auto y = plotValue(series, mark.x))
                values += Text::tr("%1 at %2").arg(atY(*y), atX(mark.x));
        }
        values += Text::tr("%1 at %2").arg(atY(last.y()), atX(last.x()));
        sentences += u"%1: %2."_s.arg(series.label, values.join(u", "_s));
    }
    for (const PlotSpot &spot : plot.spots)
        sentences += Text::tr("Lines cross at %1 (%2).").arg(atX(spot.at.x()), atY(spot.at.y()));
    return sentences.join(u' ');
}

} // namespace claimcheck::report
