#include "ui/flow/diagram_geometry.h"

#include <algorithm>
#include <cmath>

namespace claimcheck::ui::flow {

namespace {

constexpr qreal minimumWidth = 560;
constexpr qreal messageHeight = 52;
constexpr qreal bandHeight = 56;
constexpr qreal footer = 24;

/// The proportions of the drawing; the space between Browser and server is the widest, it holds the band.
constexpr std::array<qreal, laneCount> lanePlaces{0.150, 0.363, 0.637, 0.887};

} // namespace

void DiagramGeometry::update(const DiagramRows &rows, qreal width, qreal zoom)
{
    m_zoom = zoom;
    m_width = std::max(width, minimumWidth * zoom);
    for (std::size_t lane = 0; lane < m_lanes.size(); ++lane)
        m_lanes[lane] = std::round(m_width * lanePlaces[lane]) + 0.5;
    m_tops.clear();
    m_tops.reserve(rows.size() + 1);
    qreal top = headerHeight();
    for (const DiagramRow &row : rows) {
        m_tops.push_back(top);
        top += std::round((row.kind == RowKind::Band ? bandHeight : messageHeight) * zoom);
    }
    m_tops.push_back(top);
}

qreal DiagramGeometry::height() const
{
    return m_tops.back() + footer * m_zoom;
}

QRectF DiagramGeometry::rowRect(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    const qreal top = m_tops[std::size_t(row)];
    return {0, top, m_width, m_tops[std::size_t(row) + 1] - top};
}

int DiagramGeometry::rowAt(qreal y) const
{
    const auto next = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    const auto row = int(next - m_tops.begin()) - 1;
    return row < rowCount() ? row : -1;
}

std::pair<int, int> DiagramGeometry::rowsBetween(qreal top, qreal bottom) const
{
    const auto first = std::upper_bound(m_tops.begin(), m_tops.end(), top);
    const auto last = std::lower_bound(m_tops.begin(), m_tops.end(), bottom);
    const int begin = std::max(0, int(first - m_tops.begin()) - 1);
    return {begin, std::clamp(int(last - m_tops.begin()), begin, rowCount())};
}

} // namespace claimcheck::ui::flow
