#pragma once

#include "ui/flow/diagram_row.h"

#include <QRectF>

#include <array>

namespace claimcheck::ui::flow {

/// Where everything of a diagram is, in pixels of its whole ground (not of the part in view).
/// Rows are found by binary search, so that thousands of messages cost nothing while they are out of view.
class DiagramGeometry
{
public:
    /// zoom 1.0 is the size of the drawing; width is that of the viewport.
    void update(const DiagramRows &rows, qreal width, qreal zoom);

    [[nodiscard]] qreal zoom() const { return m_zoom; }
    [[nodiscard]] qreal width() const { return m_width; }
    [[nodiscard]] qreal height() const;
    [[nodiscard]] qreal headerHeight() const { return 64 * m_zoom; }
    [[nodiscard]] qreal laneX(Lane lane) const { return m_lanes[std::size_t(lane)]; }
    [[nodiscard]] qreal numberX() const { return 34 * m_zoom; }
    /// The middle of the column of breakpoints, and where it ends.
    [[nodiscard]] qreal breakpointX() const { return 15 * m_zoom; }
    [[nodiscard]] qreal breakpointEnd() const { return 24 * m_zoom; }

    [[nodiscard]] int rowCount() const { return int(m_tops.size()) - 1; }
    [[nodiscard]] QRectF rowRect(int row) const;
    /// The row under y, -1 where there is none.
    [[nodiscard]] int rowAt(qreal y) const;
    /// First and one past the last row that touch [top, bottom).
    [[nodiscard]] std::pair<int, int> rowsBetween(qreal top, qreal bottom) const;

private:
    std::array<qreal, laneCount> m_lanes{};
    std::vector<qreal> m_tops{0}; ///< top of each row and, last, the bottom of the last one
    qreal m_width = 0;
    qreal m_zoom = 1;
};

} // namespace claimcheck::ui::flow
