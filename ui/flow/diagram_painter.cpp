#include "ui/flow/diagram_painter.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

constexpr qreal smallFont = 0.88; ///< of the interface font, for captions

QFont scaledFont(QFont font, qreal factor)
{
    if (font.pixelSize() > 0)
        font.setPixelSize(std::max(1, int(std::lround(font.pixelSize() * factor))));
    else
        font.setPointSizeF(font.pointSizeF() * factor);
    return font;
}

QString elided(const QFont &font, const QString &text, qreal width)
{
    // A query ends in parameters; a path in what it is.
    const Qt::TextElideMode mode = text.contains(u'?') ? Qt::ElideRight : Qt::ElideMiddle;
    return QFontMetricsF(font).elidedText(text, mode, width);
}

/// Draws text centred on x with its line's top at y, on a patch of ground that keeps the lanes out of the
/// letters.
void drawCentred(QPainter &painter, const QString &text, qreal x, qreal y, const QColor &ground)
{
    const QFontMetricsF metrics(painter.font());
    const qreal width = metrics.horizontalAdvance(text);
    const QRectF box(std::round(x - width / 2), y, width, metrics.height());
    painter.fillRect(box.adjusted(-3, 1, 3, -1), ground);
    painter.drawText(box, Qt::AlignCenter | Qt::TextDontClip, text);
}

} // namespace

DiagramColours diagramColours()
{
    return {.ground = colour(ColourRole::Surface),
            .raised = colour(ColourRole::TableHead),
            .line = colour(ColourRole::Line),
            .text = colour(ColourRole::Text),
            .muted = colour(ColourRole::Muted),
            .accent = colour(ColourRole::Accent),
            .accentGround = colour(ColourRole::Selection),
            .warning = colour(ColourRole::Warn),
            .error = colour(ColourRole::Error)};
}

DiagramPainter::DiagramPainter(const DiagramGeometry &geometry, DiagramColours colours, const QFont &font)
    : m_geometry(geometry), m_colours(std::move(colours)), m_font(scaledFont(font, geometry.zoom())),
      m_bold(m_font), m_small(scaledFont(font, geometry.zoom() * smallFont))
{
    m_bold.setWeight(QFont::DemiBold);
}

QColor DiagramPainter::colourOf(RowState state) const
{
    switch (state) {
    case RowState::Done: return m_colours.text;
    case RowState::Held:
    case RowState::InFlight: return m_colours.accent;
    case RowState::Warning: return m_colours.warning;
    case RowState::Error:
    case RowState::Failed: return m_colours.error;
    case RowState::ToCome:
    case RowState::Dropped: break;
    }
    return m_colours.muted;
}

QColor DiagramPainter::groundOf(const DiagramRow &row, RowFocus focus) const
{
    if (row.state == RowState::Held && row.kind == RowKind::Message)
        return m_colours.accentGround;
    return focus == RowFocus::None ? m_colours.ground : m_colours.raised;
}

void DiagramPainter::paintLanes(QPainter &painter, qreal top, qreal bottom) const
{
    QPen pen(m_colours.line, 1);
    pen.setDashPattern({4, 4});
    painter.setPen(pen);
    for (int lane = 0; lane < laneCount; ++lane) {
        const qreal x = m_geometry.laneX(Lane(lane));
        painter.drawLine(QPointF(x, top), QPointF(x, bottom));
    }
}

void DiagramPainter::paintHeader(QPainter &painter, qreal top) const
{
    painter.fillRect(QRectF(0, top, m_geometry.width(), m_geometry.headerHeight()), m_colours.ground);
    painter.setFont(m_bold);
    const QFontMetricsF metrics(m_bold);
    for (int lane = 0; lane < laneCount; ++lane) {
        const QString name = laneName(Lane(lane));
        const qreal x = m_geometry.laneX(Lane(lane));
        const qreal width = std::max(scaled(120), std::round(metrics.horizontalAdvance(name) + scaled(40)));
        const QRectF box(std::round(x - width / 2) + 0.5, top + std::round(scaled(16)) + 0.5, width,
                         scaled(32));
        painter.setPen(QPen(m_colours.line, 1));
        painter.setBrush(m_colours.raised);
        painter.drawRoundedRect(box, 6, 6);
        painter.setPen(m_colours.text);
        painter.drawText(box, Qt::AlignCenter, name);
    }
}

void DiagramPainter::paintRow(QPainter &painter, const DiagramRow &row, const QRectF &rect,
                              RowFocus focus) const
{
    paintGround(painter, row, rect, focus);
    if (row.kind == RowKind::Band) {
        paintBand(painter, row, rect);
        return;
    }
    paintArrow(painter, row, std::round(rect.center().y() + scaled(1)) + 0.5);
    painter.setFont(m_bold);
    painter.setPen(colourOf(row.state));
    const QRectF number(m_geometry.numberX() - scaled(18), rect.top(), scaled(36), rect.height());
    painter.drawText(number, Qt::AlignCenter, QString::number(row.number));
    paintMark(painter, row, QPointF(m_geometry.numberX() + scaled(24), rect.center().y()));
    paintBreakpoint(painter, row, rect);
    paintLabels(painter, row, rect, groundOf(row, focus));
}

void DiagramPainter::paintGround(QPainter &painter, const DiagramRow &row, const QRectF &rect,
                                 RowFocus focus) const
{
    const bool held = row.state == RowState::Held && row.kind == RowKind::Message;
    if (!held && focus == RowFocus::None)
        return;
    const QRectF box = rect.adjusted(8.5, 2.5, -8.5, -2.5);
    painter.setBrush(groundOf(row, focus));
    painter.setPen(Qt::NoPen);
    if (focus == RowFocus::Focused)
        painter.setPen(QPen(m_colours.accent, 1));
    else if (focus == RowFocus::Selected)
        painter.setPen(QPen(m_colours.line, 1));
    painter.drawRoundedRect(box, 6, 6);
}

void DiagramPainter::paintBand(QPainter &painter, const DiagramRow &row, const QRectF &rect) const
{
    const QFontMetricsF metrics(m_font);
    const QFontMetricsF small(m_small);
    const qreal text = std::max(metrics.horizontalAdvance(row.label), small.horizontalAdvance(row.caption));
    const qreal centre = (m_geometry.laneX(row.from) + m_geometry.laneX(row.to)) / 2;
    const qreal reach = std::abs(m_geometry.laneX(row.to) - m_geometry.laneX(row.from)) + scaled(48);
    const qreal width = std::min(std::max(text + scaled(40), reach), m_geometry.width() - scaled(80));
    const qreal height = std::round(metrics.height() + small.height() + scaled(9));
    const QRectF box(std::round(centre - width / 2) + 0.5, std::round(rect.center().y() - height / 2) + 0.5,
                     width, height);
    QPen pen(m_colours.line, 1);
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    painter.setBrush(m_colours.raised);
    painter.drawRoundedRect(box, 6, 6);
    painter.setPen(m_colours.muted);
    painter.setFont(m_font);
    const QRectF first(box.left(), box.top() + scaled(4), width, metrics.height());
    painter.drawText(first, Qt::AlignCenter, elided(m_font, row.label, width - scaled(16)));
    painter.setFont(m_small);
    painter.drawText(QRectF(box.left(), first.bottom(), width, small.height()), Qt::AlignCenter,
                     elided(m_small, row.caption, width - scaled(16)));
}

void DiagramPainter::paintArrow(QPainter &painter, const DiagramRow &row, qreal y) const
{
    const qreal from = m_geometry.laneX(row.from);
    const qreal to = m_geometry.laneX(row.to);
    const qreal direction = to >= from ? 1 : -1;
    QPen pen(colourOf(row.state), std::max(1.0, std::round(scaled(1.5) * 2) / 2));
    pen.setCapStyle(Qt::FlatCap);
    if (row.state == RowState::ToCome)
        pen.setDashPattern({4, 3});
    if (row.state == RowState::Dropped)
        pen.setDashPattern({1, 3});
    painter.setPen(pen);
    painter.drawLine(QPointF(from, y), QPointF(to - direction * scaled(8), y));
    paintHead(painter, row, QPointF(to, y), direction);
}

/// A failed message does not arrive: a cross takes the place of the arrow's head.
void DiagramPainter::paintHead(QPainter &painter, const DiagramRow &row, QPointF tip, qreal direction) const
{
    const QColor colour = colourOf(row.state);
    const qreal size = scaled(4.5);
    if (row.state == RowState::Failed || row.state == RowState::Dropped) {
        const QPointF centre(tip.x() - direction * scaled(7), tip.y());
        painter.setPen(QPen(colour, scaled(1.8)));
        painter.drawLine(centre + QPointF(-size, -size), centre + QPointF(size, size));
        painter.drawLine(centre + QPointF(-size, size), centre + QPointF(size, -size));
        return;
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPolygon(QPolygonF{tip, tip + QPointF(-direction * scaled(9), -size),
                                  tip + QPointF(-direction * scaled(9), size)});
}

void DiagramPainter::paintLabels(QPainter &painter, const DiagramRow &row, const QRectF &rect,
                                 const QColor &ground) const
{
    const qreal from = m_geometry.laneX(row.from);
    const qreal to = m_geometry.laneX(row.to);
    const qreal centre = (from + to) / 2;
    // A label may be longer than a short arrow, but keeps clear of the numbers and of the right edge.
    const qreal room =
        2 * std::min(centre - m_geometry.numberX() - scaled(40), rect.right() - centre - scaled(16));
    const qreal width = std::min(room, std::abs(to - from) + scaled(90));
    const qreal line = rect.center().y() + scaled(1);
    painter.setFont(m_font);
    painter.setPen(colourOf(row.state));
    const QString label = elided(m_font, row.label, width);
    const QPointF place(centre, line - scaled(4) - QFontMetricsF(m_font).height());
    if (row.value == RowValue::Carried)
        paintCarried(painter, QFontMetricsF(m_font).horizontalAdvance(label), place);
    painter.setPen(row.value == RowValue::Carried ? m_colours.accent : colourOf(row.state));
    drawCentred(painter, label, place.x(), place.y(),
                row.value == RowValue::Carried ? Qt::transparent : ground);
    painter.setFont(m_small);
    painter.setPen(row.state == RowState::Failed || row.state == RowState::Error ? m_colours.error
                                                                                 : m_colours.muted);
    drawCentred(painter, elided(m_small, row.caption, width), centre, line + scaled(3), ground);
}

/// A frame around the label of a message that carries the value which the user looks at.
void DiagramPainter::paintCarried(QPainter &painter, qreal width, QPointF place) const
{
    const QRectF box(place.x() - width / 2 - scaled(8), place.y() - scaled(1), width + scaled(16),
                     QFontMetricsF(m_font).height() + scaled(2));
    painter.setPen(QPen(m_colours.accent, 1));
    painter.setBrush(m_colours.ground);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
}

QRectF DiagramPainter::breakpointBox(const QRectF &rect) const
{
    const qreal side = scaled(10);
    return {m_geometry.breakpointX() - side / 2, rect.center().y() - side / 2, side, side};
}

/// A dot; one that depends on a condition has a hole.
void DiagramPainter::paintBreakpoint(QPainter &painter, const DiagramRow &row, const QRectF &rect) const
{
    if (row.breakpoint == RowBreakpoint::None)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_colours.error);
    const QRectF box = breakpointBox(rect);
    painter.drawEllipse(box);
    if (row.breakpoint == RowBreakpoint::OnCondition) {
        painter.setBrush(m_colours.ground);
        painter.drawEllipse(box.adjusted(scaled(3), scaled(3), -scaled(3), -scaled(3)));
    }
}

void DiagramPainter::paintBreakpointHint(QPainter &painter, const QRectF &rect) const
{
    painter.setPen(QPen(m_colours.muted, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(breakpointBox(rect));
}

/// The shape that says the same as the colour: bars while held, a triangle for a warning, an octagon for an
/// error.
void DiagramPainter::paintMark(QPainter &painter, const DiagramRow &row, QPointF centre) const
{
    struct Mark
    {
        RowState state;
        QLatin1StringView icon;
    };
    constexpr Mark marks[] = {{RowState::Held, "pause"_L1},      {RowState::InFlight, "dot"_L1},
                              {RowState::Warning, "warning"_L1}, {RowState::Error, "error"_L1},
                              {RowState::Failed, "error"_L1},    {RowState::Dropped, "close"_L1}};
    const auto *mark = std::ranges::find(marks, row.state, &Mark::state);
    if (mark == std::end(marks))
        return;
    const int side = qRound(scaled(14));
    const qreal ratio = painter.device()->devicePixelRatioF();
    painter.drawPixmap(QPointF(std::round(centre.x() - side / 2.0), std::round(centre.y() - side / 2.0)),
                       tintedPixmap(mark->icon, colourOf(row.state), {side, side}, ratio));
}

} // namespace claimcheck::ui::flow
