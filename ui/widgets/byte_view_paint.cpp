// The painting half of ByteView.
#include "ui/widgets/byte_view.h"
#include "ui/widgets/byte_view_metrics.h"
#include "ui/widgets/fonts.h"

#include <QLocale>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace claimcheck::ui {

namespace {

base::ByteRange intersection(base::ByteRange a, base::ByteRange b)
{
    const base::ByteRange both{qMax(a.begin, b.begin), qMin(a.end, b.end)};
    return both.begin < both.end ? both : base::ByteRange{};
}

} // namespace

ColourRole ByteView::roleAt(qsizetype offset, qsizetype *end) const
{
    const auto after =
        std::upper_bound(m_spans.begin(), m_spans.end(), offset,
                         [](qsizetype at, const ByteSpan &span) { return at < span.range.begin; });
    if (after != m_spans.end())
        *end = qMin(*end, after->range.begin);
    if (after == m_spans.begin() || !std::prev(after)->range.contains(offset))
        return ColourRole::Text;
    *end = qMin(*end, std::prev(after)->range.end);
    return std::prev(after)->role;
}

void ByteView::paintGround(QPainter &painter, base::ByteRange range, base::ByteRange line, ColourRole role,
                           int y) const
{
    const base::ByteRange part = intersection(range, line);
    if (!part.isValid())
        return;
    const QRect first = rectOf(part.begin);
    const int cells = m_layout.placeOf(part.end).line == m_layout.placeOf(part.begin).line
                          ? m_layout.placeOf(part.end).cell - m_layout.placeOf(part.begin).cell
                          : m_layout.columns() - m_layout.placeOf(part.begin).cell;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour(role));
    painter.drawRoundedRect(QRectF(first.left() - 1, y, cells * m_cellWidth + 2, m_lineHeight), 3, 3);
}

void ByteView::paintLine(QPainter &painter, base::ByteRange line, int y) const
{
    const qreal baseline =
        y + (m_lineHeight - painter.fontMetrics().height()) / 2.0 + painter.fontMetrics().ascent();
    int cell = 0;
    for (qsizetype at = line.begin; at < line.end;) {
        qsizetype end = line.end;
        painter.setPen(colour(roleAt(at, &end)));
        const qreal x = byteViewMargin + cell * m_cellWidth;
        QString run;
        // Runs of ASCII keep to the grid by themselves, and the marks where the font has them; any other
        // character is set into its own cell.
        while (at < end) {
            const ByteLayout::Character character = ByteLayout::characterAt(text(), at);
            const bool mark = character.code == 0xB7 || character.code == 0xFFFD;
            const bool plain = character.code < 0x80 || (mark && m_marksKeepToGrid);
            if (!plain && !run.isEmpty())
                break;
            run += QString::fromUcs4(&character.code, 1);
            at += character.bytes;
            cell += character.cells;
            if (!plain)
                break;
        }
        painter.drawText(QPointF(x, baseline), run);
    }
}

void ByteView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), colour(ColourRole::Surface));
    const int scroll = verticalScrollBar()->value();
    if (text().isEmpty()) {
        painter.setFont(interfaceFont());
        painter.setPen(colour(ColourRole::Muted));
        painter.drawText(viewport()->rect().adjusted(byteViewMargin + 4, byteViewTop, -byteViewMargin, 0),
                         Qt::TextWordWrap, m_placeholder);
    }
    painter.setFont(fixedFont());
    const qsizetype first = qMax(0, (scroll - byteViewTop) / m_lineHeight);
    const qsizetype last = qMin(m_layout.lineCount() - 1, first + viewport()->height() / m_lineHeight + 1);
    for (qsizetype index = first; index <= last; ++index) {
        const base::ByteRange line = m_layout.line(index);
        const int y = byteViewTop + int(index) * m_lineHeight - scroll;
        paintGround(painter, m_highlight, line, ColourRole::Mark, y);
        paintGround(painter, selection(), line, ColourRole::Selection, y);
        paintLine(painter, line, y);
    }
    paintHiddenNote(painter, byteViewTop + int(m_layout.lineCount()) * m_lineHeight - scroll);
    if (hasFocus())
        paintFocus(painter);
}

void ByteView::paintHiddenNote(QPainter &painter, int y) const
{
    if (m_layout.hiddenBytes() == 0)
        return;
    painter.setFont(smallFont());
    painter.setPen(colour(ColourRole::Muted));
    const QString count = QLocale().toString(m_layout.hiddenBytes());
    painter.drawText(QRect(byteViewMargin, y, viewport()->width() - 2 * byteViewMargin, 2 * m_lineHeight),
                     Qt::AlignVCenter,
                     tr("%1 more bytes are not drawn; they are read and checked all the same.").arg(count));
}

void ByteView::paintFocus(QPainter &painter) const
{
    const QRect caretRect = rectOf(m_caret);
    painter.fillRect(QRect(caretRect.left(), caretRect.top() + 1, 2, m_lineHeight - 2),
                     colour(ColourRole::Accent));
    // The caret is the mark of focus; whoever comes by keyboard also sees which of the fields it is.
    if (!m_ring)
        return;
    painter.setPen(QPen(colour(ColourRole::Accent), 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(2, 2, -2, -2), 6, 6);
}

} // namespace claimcheck::ui
