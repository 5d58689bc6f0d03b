#pragma once

#include "ui/models/byte_layout.h"
#include "ui/widgets/theme.h"

#include <QAbstractScrollArea>

namespace claimcheck::ui {

/// Bytes of the text in a colour of the theme.
struct ByteSpan
{
    base::ByteRange range;
    ColourRole role = ColourRole::Text;
};

/// Shows bytes in the fixed font, folded at the width, each part in its colour, with a caret, a selection and
/// a lit range. Paints only the lines in sight, so that its cost does not grow with the text.
class ByteView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    ByteView(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    [[nodiscard]] const QByteArray &text() const { return m_layout.text(); }
    void setText(const QByteArray &text);
    /// Sorted, without overlaps; bytes outside are drawn as text.
    void setSpans(std::vector<ByteSpan> spans);
    void setPlaceholder(const QString &text);

    /// Lights up some bytes and scrolls them into sight; an invalid range puts the light out.
    void setHighlight(base::ByteRange range);
    [[nodiscard]] base::ByteRange highlight() const { return m_highlight; }

    [[nodiscard]] qsizetype caret() const { return m_caret; }
    void setCaret(qsizetype offset);
    [[nodiscard]] base::ByteRange selection() const;
    [[nodiscard]] QByteArray selectedText() const;
    void selectAll();
    void copy() const;

    /// Where the byte is drawn, in the viewport.
    [[nodiscard]] QRect rectOf(qsizetype offset) const;
    [[nodiscard]] QSize sizeHint() const override;

signals:
    /// The user put the caret there, by mouse or keyboard.
    void caretMoved(qsizetype offset);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

    enum class Anchor : bool { Move, Keep };
    /// Moves the caret; Anchor::Keep extends the selection.
    void moveCaret(qsizetype offset, Anchor anchor);
    void selectRange(base::ByteRange range);

private:
    [[nodiscard]] qsizetype offsetAt(QPoint position) const;
    [[nodiscard]] ColourRole roleAt(qsizetype offset, qsizetype *end) const;
    void layOut();
    void ensureVisible(qsizetype offset);
    void paintGround(QPainter &painter, base::ByteRange range, base::ByteRange line, ColourRole role,
                     int y) const;
    void paintHiddenNote(QPainter &painter, int y) const;
    void paintFocus(QPainter &painter) const;
    void paintLine(QPainter &painter, base::ByteRange line, int y) const;

    ByteLayout m_layout;
    std::vector<ByteSpan> m_spans;
    base::ByteRange m_highlight;
    qsizetype m_caret = 0;
    qsizetype m_anchor = 0;
    QString m_placeholder;
    bool m_marksKeepToGrid = false; ///< the fixed font itself has what binary is full of, a cell wide
    qreal m_cellWidth = 8;
    int m_lineHeight = 18;
    bool m_ring = false; ///< the focus came by keyboard
};

} // namespace claimcheck::ui
