#include "ui/widgets/plot_painter.h"

#include <QPainter>
#include <QPolygonF>

namespace claimcheck::ui {

namespace {

/// Lines differ by their dashes too, never by colour alone.
struct HueRow
{
    ColourRole role;
    QList<qreal> dashes;
};

HueRow rowOfHue(report::PlotHue hue)
{
    switch (hue) {
    case report::PlotHue::Jwt: return {ColourRole::PayloadPart, {}};
    case report::PlotHue::Opaque: return {ColourRole::SignaturePart, {}};
    case report::PlotHue::Third: return {ColourRole::HeaderPart, {5, 2}};
    case report::PlotHue::Fourth: return {ColourRole::Info, {1.5, 2}};
    case report::PlotHue::Fifth: break;
    }
    return {ColourRole::Warn, {6, 2, 1.5, 2}};
}

void paintAxes(QPainter &painter, const report::PlotLayout &layout)
{
    painter.setPen(QPen(colour(ColourRole::Line), 1));
    for (const double y : layout.yTicks)
        painter.drawLine(QPointF(layout.area.left(), y), QPointF(layout.area.right(), y));
    painter.drawLine(layout.area.topLeft(), layout.area.bottomLeft());
    painter.setPen(QPen(colour(ColourRole::Muted), 1, Qt::CustomDashLine));
    QPen dashed = painter.pen();
    dashed.setDashPattern({3, 3});
    painter.setPen(dashed);
    for (const double x : layout.marks)
        painter.drawLine(QPointF(x, layout.area.top()), QPointF(x, layout.area.bottom()));
}

void paintLines(QPainter &painter, const report::PlotData &plot, const report::PlotLayout &layout)
{
    painter.setBrush(Qt::NoBrush);
    for (std::size_t i = 0; i < plot.series.size(); ++i) {
        const HueRow row = rowOfHue(plot.series[i].hue);
        QPen pen(colour(row.role), plot.series[i].weight == report::PlotWeight::Strong ? 2.4 : 1.6);
        if (!row.dashes.isEmpty())
            pen.setDashPattern(row.dashes);
        painter.setPen(pen);
        painter.drawPolyline(QPolygonF(QList<QPointF>(layout.lines[i].begin(), layout.lines[i].end())));
    }
}

} // namespace

ColourRole hueRole(report::PlotHue hue)
{
    return rowOfHue(hue).role;
}

void paintPlot(QPainter &painter, const report::PlotData &plot, const report::PlotLayout &layout)
{
    painter.setRenderHint(QPainter::Antialiasing);
    paintAxes(painter, layout);
    paintLines(painter, plot, layout);
    painter.setPen(QPen(colour(ColourRole::Surface), 1));
    painter.setBrush(colour(ColourRole::Text));
    for (const QPointF &spot : layout.spots)
        painter.drawEllipse(spot, 3.5, 3.5);
    for (const report::PlotText &text : layout.texts) {
        const bool ofSeries = text.role == report::PlotTextRole::Series;
        if (layout.area.contains(text.box)) // where a line runs under it, the label stays legible
            painter.fillRect(text.box, colour(ColourRole::Surface));
        painter.setPen(colour(ofSeries ? hueRole(text.hue) : ColourRole::Muted));
        painter.drawText(text.box, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, text.text);
    }
}

void paintPlotReading(QPainter &painter, const report::PlotData &plot, const report::PlotLayout &layout,
                      double x)
{
    const double at = layout.x.pixelOf(x);
    painter.setPen(QPen(colour(ColourRole::Accent), 1));
    painter.drawLine(QPointF(at, layout.area.top()), QPointF(at, layout.area.bottom()));
    for (const report::PlotSeries &series : plot.series) {
        if (const auto y = report::plotValue(series, x)) {
            painter.setBrush(colour(hueRole(series.hue)));
            painter.drawEllipse(QPointF(at, layout.y.pixelOf(*y)), 3.5, 3.5);
        }
    }
}

} // namespace claimcheck::ui
