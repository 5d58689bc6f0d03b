#pragma once

#include "ui/flow/diagram_geometry.h"

#include <QAbstractScrollArea>

namespace claimcheck::ui::flow {

/// The sequence diagram of a run: four lanes, one row a message. Paints only the rows in view.
/// Up, Down, Home, End, Page Up and Page Down choose a message; Ctrl + plus, minus and 0 zoom.
/// The column before the numbers holds the breakpoints.
class SequenceDiagram final : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit SequenceDiagram(QWidget *parent = nullptr);

    void setRows(DiagramRows rows);
    [[nodiscard]] const DiagramRows &rows() const { return m_rows; }
    /// Index into rows(), -1 for none.
    [[nodiscard]] int currentRow() const { return m_current; }
    void setCurrentRow(int row);
    /// Chooses the row of this message, if there is one.
    void selectMessage(int number);

    [[nodiscard]] qreal zoom() const { return m_geometry.zoom(); }
    void setZoom(qreal factor);
    void zoomIn();
    void zoomOut();
    void resetZoom();

    /// Of a row, in coordinates of the viewport.
    [[nodiscard]] QRect visualRect(int row) const;
    /// Under a point of the viewport, -1 where there is none.
    [[nodiscard]] int rowAt(QPoint viewportPosition) const;

signals:
    void messageSelected(int number);
    /// A click into the column of breakpoints.
    void breakpointToggled(int number);
    /// On the message that is chosen now; in global coordinates.
    void menuRequested(const QPoint &place);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void moveBy(int rows);
    void setHinted(int row);
    [[nodiscard]] int breakpointRowAt(QPoint viewportPosition) const;
    void showRow(int row);
    [[nodiscard]] int nextMessage(int row, int direction) const;
    [[nodiscard]] QPointF offset() const;
    void announce(int row);

    DiagramRows m_rows;
    DiagramGeometry m_geometry;
    int m_current = -1;
    int m_hinted = -1; ///< the row where a click would set a breakpoint; -1 for none
};

} // namespace claimcheck::ui::flow
