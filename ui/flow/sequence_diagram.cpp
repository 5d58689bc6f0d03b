#include "ui/flow/sequence_diagram.h"

#include "ui/flow/diagram_accessible.h"
#include "ui/flow/diagram_painter.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {

constexpr qreal smallestZoom = 0.5;
constexpr qreal largestZoom = 3.0;
constexpr qreal zoomStep = 1.15;
constexpr int linesPerWheelNotch = 3;

} // namespace

SequenceDiagram::SequenceDiagram(QWidget *parent) : QAbstractScrollArea(parent)
{
    QAccessible::installFactory(
        diagramAccessibleFactory); // before the name, which asks for the interface and keeps it
    setObjectName(QStringLiteral("sequenceDiagram"));
    setAccessibleName(tr("Messages of the run"));
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setObjectName(QStringLiteral("sequenceDiagramViewport"));
    viewport()->setAutoFillBackground(false);
    viewport()->setMouseTracking(true);
}

void SequenceDiagram::setRows(DiagramRows rows)
{
    if (rows == m_rows)
        return;
    m_rows = std::move(rows);
    if (m_current >= int(m_rows.size()))
        m_current = -1;
    m_hinted = -1;
    layOut();
}

void SequenceDiagram::setCurrentRow(int row)
{
    if (row < -1 || row >= int(m_rows.size()) || row == m_current)
        return;
    m_current = row;
    viewport()->update();
    if (row < 0)
        return;
    showRow(row);
    announce(row);
    if (m_rows[std::size_t(row)].number > 0)
        emit messageSelected(m_rows[std::size_t(row)].number);
}

void SequenceDiagram::selectMessage(int number)
{
    const auto row = std::ranges::find(m_rows, number, &DiagramRow::number);
    if (row != m_rows.end())
        setCurrentRow(int(row - m_rows.begin()));
}

void SequenceDiagram::setZoom(qreal factor)
{
    const qreal next = std::clamp(factor, smallestZoom, largestZoom);
    const qreal place = height() > 0 ? verticalScrollBar()->value() / m_geometry.zoom() : 0;
    m_geometry.update(m_rows, viewport()->width(), next);
    layOut();
    verticalScrollBar()->setValue(qRound(place * next));
}

void SequenceDiagram::zoomIn()
{
    setZoom(zoom() * zoomStep);
}

void SequenceDiagram::zoomOut()
{
    setZoom(zoom() / zoomStep);
}

void SequenceDiagram::resetZoom()
{
    setZoom(1);
}

QRect SequenceDiagram::visualRect(int row) const
{
    return m_geometry.rowRect(row).translated(-offset()).toRect();
}

int SequenceDiagram::rowAt(QPoint viewportPosition) const
{
    if (viewportPosition.y() < m_geometry.headerHeight())
        return -1;
    return m_geometry.rowAt(viewportPosition.y() + offset().y());
}

QPointF SequenceDiagram::offset() const
{
    return {qreal(horizontalScrollBar()->value()), qreal(verticalScrollBar()->value())};
}

void SequenceDiagram::layOut()
{
    const QSize view = viewport()->size();
    m_geometry.update(m_rows, view.width(), m_geometry.zoom());
    verticalScrollBar()->setRange(0, std::max(0, qCeil(m_geometry.height()) - view.height()));
    verticalScrollBar()->setPageStep(view.height());
    verticalScrollBar()->setSingleStep(qRound(26 * zoom()));
    horizontalScrollBar()->setRange(0, std::max(0, qCeil(m_geometry.width()) - view.width()));
    horizontalScrollBar()->setPageStep(view.width());
    viewport()->update();
}

/// The names of the lanes stay on top, so a row is in view only below them.
void SequenceDiagram::showRow(int row)
{
    const QRectF rect = m_geometry.rowRect(row);
    const qreal top = rect.top() - m_geometry.headerHeight();
    const qreal bottom = rect.bottom() - viewport()->height();
    QScrollBar *bar = verticalScrollBar();
    if (bar->value() > top)
        bar->setValue(qFloor(top));
    else if (bar->value() < bottom)
        bar->setValue(qCeil(bottom));
}

void SequenceDiagram::announce(int row)
{
    QAccessibleEvent event(this, QAccessible::Focus);
    event.setChild(row);
    QAccessible::updateAccessibility(&event);
}

void SequenceDiagram::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const DiagramPainter rows(m_geometry, diagramColours(), font());
    const QPointF moved = offset();
    const QRectF view = QRectF(event->rect()).translated(moved);
    painter.translate(-moved);
    rows.paintLanes(painter, m_geometry.headerHeight() - 16, std::max(m_geometry.height(), view.bottom()));
    const auto [first, last] = m_geometry.rowsBetween(view.top(), view.bottom());
    for (int row = first; row < last; ++row) {
        const RowFocus focus = row != m_current ? RowFocus::None
                               : hasFocus()     ? RowFocus::Focused
                                                : RowFocus::Selected;
        rows.paintRow(painter, m_rows[std::size_t(row)], m_geometry.rowRect(row), focus);
    }
    if (m_hinted >= 0)
        rows.paintBreakpointHint(painter, m_geometry.rowRect(m_hinted));
    rows.paintHeader(painter, moved.y());
}

void SequenceDiagram::resizeEvent(QResizeEvent *)
{
    layOut();
}

void SequenceDiagram::mousePressEvent(QMouseEvent *event)
{
    if (const int marked = breakpointRowAt(event->pos()); marked >= 0) {
        if (event->button() == Qt::LeftButton)
            emit breakpointToggled(m_rows[std::size_t(marked)].number);
        return;
    }
    const int row = rowAt(event->pos());
    if (row >= 0 && m_rows[std::size_t(row)].number > 0)
        setCurrentRow(row);
}

/// -1 beside the column of breakpoints, and on a band.
int SequenceDiagram::breakpointRowAt(QPoint viewportPosition) const
{
    const int row = rowAt(viewportPosition);
    const bool inColumn = viewportPosition.x() + offset().x() < m_geometry.breakpointEnd();
    return inColumn && row >= 0 && m_rows[std::size_t(row)].number > 0 ? row : -1;
}

void SequenceDiagram::mouseMoveEvent(QMouseEvent *event)
{
    setHinted(breakpointRowAt(event->pos()));
}

void SequenceDiagram::setHinted(int row)
{
    if (row == m_hinted)
        return;
    m_hinted = row;
    viewport()->update();
}

void SequenceDiagram::contextMenuEvent(QContextMenuEvent *event)
{
    QPoint place = event->pos();
    if (event->reason() == QContextMenuEvent::Mouse) {
        const int row = rowAt(place);
        if (row >= 0 && m_rows[std::size_t(row)].number > 0)
            setCurrentRow(row);
    } else if (m_current >= 0) {
        place = visualRect(m_current).center();
    }
    if (m_current >= 0)
        emit menuRequested(viewport()->mapToGlobal(place));
}

int SequenceDiagram::nextMessage(int row, int direction) const
{
    const int count = int(m_rows.size());
    while (row >= 0 && row < count && m_rows[std::size_t(row)].number == 0)
        row += direction;
    return row >= 0 && row < count ? row : -1;
}

void SequenceDiagram::moveBy(int rows)
{
    if (m_rows.empty())
        return;
    const int direction = rows < 0 ? -1 : 1;
    const int last = int(m_rows.size()) - 1;
    const int wanted = m_current < 0 ? (direction > 0 ? 0 : last) : std::clamp(m_current + rows, 0, last);
    const int row = nextMessage(wanted, direction);
    if (row >= 0)
        setCurrentRow(row);
}

void SequenceDiagram::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::ZoomIn) ||
        (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_Equal))
        return zoomIn();
    if (event->matches(QKeySequence::ZoomOut))
        return zoomOut();
    if (event->modifiers() == Qt::ControlModifier && event->key() == Qt::Key_0)
        return resetZoom();
    const int page = std::max(1, viewport()->height() / std::max(1, visualRect(0).height()) - 2);
    const int all = int(m_rows.size());
    switch (event->key()) {
    case Qt::Key_Up: return moveBy(-1);
    case Qt::Key_Down: return moveBy(1);
    case Qt::Key_PageUp: return moveBy(-page);
    case Qt::Key_PageDown: return moveBy(page);
    case Qt::Key_Home: return m_current = -1, moveBy(all);
    case Qt::Key_End: return m_current = -1, moveBy(-all);
    default: QAbstractScrollArea::keyPressEvent(event);
    }
}

void SequenceDiagram::wheelEvent(QWheelEvent *event)
{
    if (event->modifiers() == Qt::ControlModifier) {
        event->angleDelta().y() > 0 ? zoomIn() : zoomOut();
        event->accept();
        return;
    }
    QAbstractScrollArea::wheelEvent(event);
}

void SequenceDiagram::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void SequenceDiagram::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

bool SequenceDiagram::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave)
        setHinted(-1);
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const int row = rowAt(help->pos());
        QToolTip::showText(help->globalPos(), row < 0 ? QString() : spokenText(m_rows[std::size_t(row)]),
                           viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

void SequenceDiagram::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace claimcheck::ui::flow
