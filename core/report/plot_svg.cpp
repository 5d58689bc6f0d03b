#include "core/report/plot_svg.h"

#include "core/report/plot_layout.h"

#include <QStringList>

namespace claimcheck::report {

using namespace Qt::StringLiterals;

namespace {

constexpr double svgWidth = 640, svgHeight = 260, svgLine = 16, svgCharacter = 6.9;

constexpr QLatin1StringView hueClasses[] = {"jwt"_L1, "opaque"_L1, "third"_L1, "fourth"_L1, "fifth"_L1};
static_assert(std::size(hueClasses) == std::size_t(PlotHue::Fifth) + 1);

QString pixels(double value)
{
    return QString::number(value, 'f', 1);
}

QString rule(double x1, double y1, double x2, double y2, QLatin1StringView kind)
{
    return u"<line class=\"%5\" x1=\"%1\" y1=\"%2\" x2=\"%3\" y2=\"%4\"/>\n"_s.arg(
        pixels(x1), pixels(y1), pixels(x2), pixels(y2), kind);
}

QString polyline(const std::vector<QPointF> &line, const PlotSeries &series)
{
    QStringList points;
    for (const QPointF &point : line)
        points += pixels(point.x()) + u',' + pixels(point.y());
    const QLatin1StringView weight = series.weight == PlotWeight::Strong ? " strong"_L1 : ""_L1;
    return u"<polyline class=\"line %1%2\" points=\"%3\"/>\n"_s.arg(hueClasses[std::size_t(series.hue)],
                                                                    weight, points.join(u' '));
}

QString svgText(const PlotText &text)
{
    const bool ofSeries = text.role == PlotTextRole::Series;
    const QString kind = ofSeries ? u"label "_s + hueClasses[std::size_t(text.hue)] : u"note"_s;
    return u"<text class=\"%1\" x=\"%2\" y=\"%3\">%4</text>\n"_s.arg(
        kind, pixels(text.box.left()), pixels(text.box.bottom() - 4), text.text.toHtmlEscaped());
}

} // namespace

QString plotSvg(const PlotData &plot)
{
    if (plot.isEmpty())
        return {};
    // There is no font to ask: every character is taken to be as wide as a wide one.
    const PlotSheet sheet{svgWidth, svgHeight, svgLine,
                          [](const QString &text) { return double(text.size()) * svgCharacter; }};
    const PlotLayout layout = layOutPlot(plot, sheet);
    QString svg =
        u"<svg class=\"plot\" role=\"img\" viewBox=\"0 0 %1 %2\" "
        "xmlns=\"http://www.w3.org/2000/svg\">\n<title>%3</title>\n<desc>%4</desc>\n"_s.arg(
            pixels(svgWidth), pixels(svgHeight), plot.title.toHtmlEscaped(), plotText(plot).toHtmlEscaped());
    for (const double y : layout.yTicks)
        svg += rule(layout.area.left(), y, layout.area.right(), y, "grid"_L1);
    svg += rule(layout.area.left(), layout.area.top(), layout.area.left(), layout.area.bottom(), "axis"_L1);
    svg +=
        rule(layout.area.left(), layout.area.bottom(), layout.area.right(), layout.area.bottom(), "axis"_L1);
    for (const double x : layout.marks)
        svg += rule(x, layout.area.top(), x, layout.area.bottom(), "mark"_L1);
    for (std::size_t i = 0; i < plot.series.size(); ++i)
        svg += polyline(layout.lines[i], plot.series[i]);
    for (const QPointF &spot : layout.spots)
        svg += u"<circle class=\"spot\" cx=\"%1\" cy=\"%2\" r=\"3\"/>\n"_s.arg(pixels(spot.x()),
                                                                               pixels(spot.y()));
    for (const PlotText &text : layout.texts)
        svg += svgText(text);
    return svg + u"</svg>\n"_s;
}

QString plotStyle()
{
    return u".plot{width:100%;max-width:640px;height:auto}\n"
           ".plot text{font:12px "
           "system-ui,sans-serif;paint-order:stroke;stroke:var(--ground);stroke-width:3px}\n"
           ".plot .note{fill:var(--muted)}\n"
           ".plot line{stroke:var(--line)}\n.plot .mark{stroke:var(--muted);stroke-dasharray:4 3}\n"
           ".plot .line{fill:none;stroke-width:1.6}\n.plot .strong{stroke-width:2.6}\n"
           ".plot .spot{fill:var(--text)}\n"
           ".plot .line.jwt{stroke:var(--jwt)}\n.plot .label.jwt{fill:var(--jwt)}\n"
           ".plot .line.opaque{stroke:var(--opaque)}\n.plot .label.opaque{fill:var(--opaque)}\n"
           ".plot .line.third{stroke:var(--third);stroke-dasharray:7 3}\n"
           ".plot .label.third{fill:var(--third)}\n"
           ".plot .line.fourth{stroke:var(--fourth);stroke-dasharray:2 3}\n"
           ".plot .label.fourth{fill:var(--fourth)}\n"
           ".plot .line.fifth{stroke:var(--fifth);stroke-dasharray:9 3 2 3}\n"
           ".plot .label.fifth{fill:var(--fifth)}\n"_s;
}

} // namespace claimcheck::report
