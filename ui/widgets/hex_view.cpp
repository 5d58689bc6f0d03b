#include "ui/widgets/hex_view.h"

#include "ui/models/hex_text.h"
#include "ui/widgets/byte_view_metrics.h"
#include "ui/widgets/fonts.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

constexpr int offsetCells = 10;
/// What a copy takes at most: hexadecimal of more is no text that anybody reads.
constexpr qsizetype maximumCopied = 1 << 20;

} // namespace

HexView::HexView(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    viewport()->setObjectName(objectName + u".viewport"_s);
    viewport()->setAccessibleName(accessibleName);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fixedFont());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const QFontMetricsF metrics(fixedFont());
    m_cell = metrics.horizontalAdvance(u'0');
    m_lineHeight = qRound(metrics.height() + 3);
}

void HexView::setBytes(const QByteArray &bytes)
{
    m_bytes = bytes;
    m_caret = m_anchor = 0;
    setAccessibleDescription(tr("%1 bytes").arg(QLocale().toString(bytes.size())));
    verticalScrollBar()->setValue(0);
    layOut();
}

QString HexView::selectedText() const
{
    const qsizetype begin = qMin(m_caret, m_anchor);
    const qsizetype count = qMin(maximumCopied, qAbs(m_caret - m_anchor) + 1);
    return hexDigits(m_bytes, begin, int(count));
}

QSize HexView::sizeHint() const
{
    return {400, 6 * m_lineHeight};
}

qreal HexView::digitsAt(int column) const
{
    return byteViewMargin + (offsetCells + 3 * column) * m_cell;
}

qreal HexView::charactersAt(int column) const
{
    return digitsAt(m_perLine) + (1 + column) * m_cell;
}

int HexView::linesInSight() const
{
    return qMax(1, (viewport()->height() - byteViewTop) / m_lineHeight);
}

void HexView::layOut()
{
    const qreal wide = byteViewMargin * 2 + (offsetCells + 3 * 16 + 1 + 16) * m_cell;
    m_perLine = viewport()->width() >= wide ? 16 : 8;
    const qsizetype lines = (m_bytes.size() + m_perLine - 1) / m_perLine;
    // The bar counts lines: pixels of 100 MB would not fit its numbers.
    verticalScrollBar()->setPageStep(linesInSight());
    verticalScrollBar()->setRange(0, int(qBound(qsizetype(0), lines - linesInSight(), qsizetype(INT_MAX))));
    viewport()->update();
}

void HexView::paintGround(QPainter &painter, qsizetype line, int y) const
{
    const qsizetype begin = line * m_perLine;
    const qsizetype from = qMax(begin, qMin(m_caret, m_anchor));
    const qsizetype to = qMin(begin + m_perLine - 1, qMax(m_caret, m_anchor));
    if (from > to || !hasFocus())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(ColourRole::Selection));
    const int first = int(from - begin), count = int(to - from) + 1;
    painter.drawRoundedRect(QRectF(digitsAt(first) - 3, y, (3 * count - 1) * m_cell + 6, m_lineHeight), 3, 3);
    painter.drawRoundedRect(QRectF(charactersAt(first) - 1, y, count * m_cell + 2, m_lineHeight), 3, 3);
}

void HexView::paintLine(QPainter &painter, qsizetype line, int y) const
{
    const qsizetype begin = line * m_perLine;
    const qreal baseline =
        y + (m_lineHeight - painter.fontMetrics().height()) / 2.0 + painter.fontMetrics().ascent();
    painter.setPen(colour(ColourRole::Muted));
    painter.drawText(QPointF(byteViewMargin, baseline), hexOffset(begin));
    painter.drawText(QPointF(charactersAt(0), baseline), hexCharacters(m_bytes, begin, m_perLine));
    painter.setPen(colour(ColourRole::Text));
    painter.drawText(QPointF(digitsAt(0), baseline), hexDigits(m_bytes, begin, m_perLine));
}

void HexView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), colour(ColourRole::Surface));
    painter.setFont(fixedFont());
    const qsizetype first = verticalScrollBar()->value();
    for (int row = 0; row <= linesInSight() && (first + row) * m_perLine < m_bytes.size(); ++row) {
        const int y = byteViewTop + row * m_lineHeight;
        paintGround(painter, first + row, y);
        paintLine(painter, first + row, y);
    }
    if (!hasFocus() || !m_ring)
        return;
    painter.setPen(QPen(colour(ColourRole::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(2, 2, -2, -2), 6, 6);
}

void HexView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void HexView::moveCaret(qsizetype offset, Anchor anchor)
{
    m_caret = std::clamp<qsizetype>(offset, 0, qMax<qsizetype>(0, m_bytes.size() - 1));
    if (anchor == Anchor::Move)
        m_anchor = m_caret;
    const int line = int(m_caret / m_perLine);
    QScrollBar *bar = verticalScrollBar();
    if (line < bar->value())
        bar->setValue(line);
    else if (line >= bar->value() + linesInSight())
        bar->setValue(line - linesInSight() + 1);
    viewport()->update();
}

qsizetype HexView::targetOf(const QKeyEvent &event) const
{
    const bool control = event.modifiers() & Qt::ControlModifier;
    const qsizetype page = qsizetype(linesInSight()) * m_perLine;
    switch (event.key()) {
    case Qt::Key_Left: return m_caret - 1;
    case Qt::Key_Right: return m_caret + 1;
    case Qt::Key_Up: return m_caret - m_perLine;
    case Qt::Key_Down: return m_caret + m_perLine;
    case Qt::Key_PageUp: return m_caret - page;
    case Qt::Key_PageDown: return m_caret + page;
    case Qt::Key_Home: return control ? 0 : m_caret - m_caret % m_perLine;
    case Qt::Key_End: return control ? m_bytes.size() : m_caret - m_caret % m_perLine + m_perLine - 1;
    default: return -1;
    }
}

void HexView::keyPressEvent(QKeyEvent *event)
{
    const bool moves = event->key() >= Qt::Key_Home && event->key() <= Qt::Key_PageDown;
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
    } else if (event->matches(QKeySequence::SelectAll)) {
        m_anchor = 0;
        moveCaret(m_bytes.size(), Anchor::Keep);
    } else if (moves && !(event->modifiers() & Qt::AltModifier)) {
        const bool shift = event->modifiers() & Qt::ShiftModifier;
        moveCaret(qMax<qsizetype>(0, targetOf(*event)), shift ? Anchor::Keep : Anchor::Move);
    } else {
        event->ignore();
    }
}

qsizetype HexView::offsetAt(QPoint position) const
{
    const bool characters = position.x() >= charactersAt(0) - m_cell / 2;
    const qreal cells = characters ? (position.x() - charactersAt(0)) / m_cell
                                   : (position.x() - digitsAt(0) + m_cell / 2) / (3 * m_cell);
    const int column = qBound(0, int(cells), m_perLine - 1);
    const qsizetype row = qMax(0, position.y() - byteViewTop) / m_lineHeight;
    return (verticalScrollBar()->value() + row) * m_perLine + column;
}

void HexView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    moveCaret(offsetAt(event->position().toPoint()), shift ? Anchor::Keep : Anchor::Move);
}

void HexView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        moveCaret(offsetAt(event->position().toPoint()), Anchor::Keep);
}

void HexView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    m_ring = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    viewport()->update();
}

void HexView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace claimcheck::ui
