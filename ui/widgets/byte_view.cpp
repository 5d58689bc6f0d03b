#include "ui/widgets/byte_view.h"

#include "ui/widgets/byte_view_keys.h"
#include "ui/widgets/byte_view_metrics.h"
#include "ui/widgets/fonts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// What stands for a byte that cannot be read, and for a character that shows nothing.
constexpr QChar marks[] = {QChar::ReplacementCharacter, QChar(0xB7)};

} // namespace

ByteView::ByteView(const QString &accessibleName, const QString &objectName, QWidget *parent)
    : QAbstractScrollArea(parent)
{
    setObjectName(objectName);
    setAccessibleName(accessibleName);
    viewport()->setObjectName(objectName + u".viewport"_s);
    viewport()->setAccessibleName(accessibleName);
    viewport()->setCursor(Qt::IBeamCursor);
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setFont(fixedFont());
    viewport()->setFont(fixedFont());
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    const QFontMetricsF metrics(fixedFont());
    m_cellWidth = metrics.horizontalAdvance(u'0');
    m_lineHeight = qRound(metrics.height() + 3);
    verticalScrollBar()->setSingleStep(m_lineHeight);
    m_marksKeepToGrid = std::ranges::all_of(marks, [&metrics, this](QChar mark) {
        return metrics.inFont(mark) && qFuzzyCompare(metrics.horizontalAdvance(mark), m_cellWidth);
    });
}

void ByteView::setText(const QByteArray &text)
{
    m_layout = ByteLayout(text, m_layout.columns());
    m_spans.clear();
    m_highlight = {};
    m_caret = qMin(m_caret, m_layout.shownBytes());
    m_anchor = m_caret;
    layOut();
}

void ByteView::setSpans(std::vector<ByteSpan> spans)
{
    m_spans = std::move(spans);
    viewport()->update();
}

void ByteView::setPlaceholder(const QString &text)
{
    m_placeholder = text;
    viewport()->update();
}

void ByteView::setHighlight(base::ByteRange range)
{
    if (m_highlight == range)
        return;
    m_highlight = range;
    if (range.isValid())
        ensureVisible(range.begin);
    viewport()->update();
}

void ByteView::setCaret(qsizetype offset)
{
    m_caret = m_anchor = std::clamp<qsizetype>(offset, 0, m_layout.shownBytes());
    viewport()->update();
}

base::ByteRange ByteView::selection() const
{
    return {qMin(m_caret, m_anchor), qMax(m_caret, m_anchor)};
}

QByteArray ByteView::selectedText() const
{
    return text().mid(selection().begin, selection().size());
}

void ByteView::selectAll()
{
    selectRange({0, m_layout.shownBytes()});
}

void ByteView::selectRange(base::ByteRange range)
{
    m_anchor = range.begin;
    m_caret = range.end;
    viewport()->update();
}

void ByteView::copy() const
{
    // All of it when all that is shown is selected: the part that is only counted belongs to it.
    const bool whole = selection().size() == m_layout.shownBytes();
    if (selection().size() > 0)
        QGuiApplication::clipboard()->setText(QString::fromUtf8(whole ? text() : selectedText()));
}

QRect ByteView::rectOf(qsizetype offset) const
{
    const ByteLayout::Place place = m_layout.placeOf(offset);
    const int y = byteViewTop + int(place.line) * m_lineHeight - verticalScrollBar()->value();
    return {byteViewMargin + qRound(place.cell * m_cellWidth), y, qRound(m_cellWidth), m_lineHeight};
}

QSize ByteView::sizeHint() const
{
    return {400, 6 * m_lineHeight};
}

void ByteView::layOut()
{
    const int columns = qMax(2, int((viewport()->width() - 2 * byteViewMargin) / m_cellWidth));
    if (columns != m_layout.columns())
        m_layout = ByteLayout(m_layout.text(), columns);
    const qsizetype extra = m_layout.hiddenBytes() > 0 ? 2 : 0;
    const int height = int((m_layout.lineCount() + extra) * m_lineHeight) + 2 * byteViewTop;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setRange(0, qMax(0, height - viewport()->height()));
    viewport()->update();
}

void ByteView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    layOut();
}

void ByteView::ensureVisible(qsizetype offset)
{
    const QRect rect = rectOf(offset);
    QScrollBar *bar = verticalScrollBar();
    if (rect.top() < 0)
        bar->setValue(bar->value() + rect.top() - byteViewTop);
    else if (rect.bottom() > viewport()->height())
        bar->setValue(bar->value() + rect.bottom() - viewport()->height() + byteViewTop);
}

qsizetype ByteView::offsetAt(QPoint position) const
{
    const int y = position.y() - byteViewTop + verticalScrollBar()->value();
    const int cell = qMax(0, qRound((position.x() - byteViewMargin) / m_cellWidth - 0.3));
    return m_layout.offsetAt({qMax(0, y) / m_lineHeight, cell});
}

void ByteView::moveCaret(qsizetype offset, Anchor anchor)
{
    m_caret = std::clamp<qsizetype>(offset, 0, m_layout.shownBytes());
    if (anchor == Anchor::Move)
        m_anchor = m_caret;
    ensureVisible(m_caret);
    viewport()->update();
    emit caretMoved(m_caret);
}

void ByteView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy))
        return copy();
    if (event->matches(QKeySequence::SelectAll))
        return selectAll();
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    const int page = qMax(1, viewport()->height() / m_lineHeight - 1);
    if (const auto target = caretAfterKey(m_layout, m_caret, *event, page))
        return moveCaret(*target, shift ? Anchor::Keep : Anchor::Move);
    event->ignore();
}

void ByteView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    const bool shift = event->modifiers() & Qt::ShiftModifier;
    moveCaret(offsetAt(event->position().toPoint()), shift ? Anchor::Keep : Anchor::Move);
}

void ByteView::mouseMoveEvent(QMouseEvent *event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    m_caret = offsetAt(event->position().toPoint());
    ensureVisible(m_caret);
    viewport()->update();
}

void ByteView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const qsizetype offset = offsetAt(event->position().toPoint());
    for (const ByteSpan &span : m_spans) {
        if (span.range.contains(offset))
            return selectRange(span.range);
    }
}

void ByteView::focusInEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusInEvent(event);
    const Qt::FocusReason reason = event->reason();
    m_ring = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason;
    viewport()->update();
}

void ByteView::focusOutEvent(QFocusEvent *event)
{
    QAbstractScrollArea::focusOutEvent(event);
    viewport()->update();
}

} // namespace claimcheck::ui
