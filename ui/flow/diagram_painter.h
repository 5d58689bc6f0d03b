#pragma once

#include "ui/flow/diagram_geometry.h"

#include <QColor>
#include <QFont>
#include <QFontMetricsF>

class QPainter;

namespace claimcheck::ui::flow {

/// The colours of a diagram, taken from the theme by the widget.
struct DiagramColours
{
    QColor ground, raised, line, text, muted, accent, accentGround, warning, error;
};

/// Those of the theme of the moment.
[[nodiscard]] DiagramColours diagramColours();

enum class RowFocus : quint8 { None, Selected, Focused };

/// Draws a diagram row by row; it knows where (the geometry) and how (colours, fonts), not what a run is.
class DiagramPainter
{
public:
    DiagramPainter(const DiagramGeometry &geometry, DiagramColours colours, const QFont &font);

    /// The vertical dashed lines from top to bottom.
    void paintLanes(QPainter &painter, qreal top, qreal bottom) const;
    /// The boxes with the names of the lanes, at top (they stay in view while the rows scroll).
    void paintHeader(QPainter &painter, qreal top) const;
    void paintRow(QPainter &painter, const DiagramRow &row, const QRectF &rect, RowFocus focus) const;
    /// The outline of the breakpoint that a click would set.
    void paintBreakpointHint(QPainter &painter, const QRectF &rect) const;

private:
    void paintGround(QPainter &painter, const DiagramRow &row, const QRectF &rect, RowFocus focus) const;
    void paintBand(QPainter &painter, const DiagramRow &row, const QRectF &rect) const;
    void paintArrow(QPainter &painter, const DiagramRow &row, qreal y) const;
    void paintHead(QPainter &painter, const DiagramRow &row, QPointF tip, qreal direction) const;
    void paintLabels(QPainter &painter, const DiagramRow &row, const QRectF &rect,
                     const QColor &ground) const;
    void paintCarried(QPainter &painter, qreal width, QPointF place) const;
    void paintBreakpoint(QPainter &painter, const DiagramRow &row, const QRectF &rect) const;
    [[nodiscard]] QRectF breakpointBox(const QRectF &rect) const;
    void paintMark(QPainter &painter, const DiagramRow &row, QPointF centre) const;
    [[nodiscard]] QColor colourOf(RowState state) const;
    [[nodiscard]] QColor groundOf(const DiagramRow &row, RowFocus focus) const;
    [[nodiscard]] qreal scaled(qreal pixels) const { return pixels * m_geometry.zoom(); }

    const DiagramGeometry &m_geometry;
    DiagramColours m_colours;
    QFont m_font;
    QFont m_bold;
    QFont m_small;
};

} // namespace claimcheck::ui::flow
