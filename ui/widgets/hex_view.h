#pragma once

#include <QAbstractScrollArea>

namespace claimcheck::ui {

/// Bytes in hexadecimal beside their characters, sixteen or eight in a line. Makes only the lines in sight,
/// so that 100 MB cost no more than one screen. Arrow keys move, Shift selects, Ctrl+C copies in hexadecimal.
class HexView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    HexView(const QString &accessibleName, const QString &objectName, QWidget *parent = nullptr);

    void setBytes(const QByteArray &bytes);
    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] qsizetype caret() const { return m_caret; }
    /// The selected bytes in hexadecimal; the byte under the caret where none are selected.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] int bytesPerLine() const { return m_perLine; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Anchor : bool { Move, Keep };

    void layOut();
    void moveCaret(qsizetype offset, Anchor anchor);
    [[nodiscard]] qsizetype offsetAt(QPoint position) const;
    [[nodiscard]] qsizetype targetOf(const QKeyEvent &event) const;
    [[nodiscard]] qreal digitsAt(int column) const;
    [[nodiscard]] qreal charactersAt(int column) const;
    [[nodiscard]] int linesInSight() const;
    void paintLine(QPainter &painter, qsizetype line, int y) const;
    void paintGround(QPainter &painter, qsizetype line, int y) const;

    QByteArray m_bytes;
    qsizetype m_caret = 0;
    qsizetype m_anchor = 0;
    int m_perLine = 16;
    qreal m_cell = 8;
    int m_lineHeight = 18;
    bool m_ring = false; ///< the focus came by keyboard
};

} // namespace claimcheck::ui
