#include "ui/compare/api_model.h"

#include "ui/compare/span_delegate.h"

#include <QSize>

namespace claimcheck::ui::compare {

void ApiModel::setComparison(const Comparison &comparison)
{
    std::vector<ApiRow> rows = apiRows(comparison);
    const bool same = rows.size() == m_rows.size(); // the row in focus stays
    if (!same)
        beginResetModel();
    m_rows = std::move(rows);
    m_heads = {sideHead(comparison, CompareSide::A), sideHead(comparison, CompareSide::B)};
    if (!same) {
        endResetModel();
        return;
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, 2));
    emit headerDataChanged(Qt::Horizontal, 1, 2);
}

int ApiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ApiModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 3;
}

QVariant ApiModel::cellData(const ApiCell &cell, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return plainText(cell.spans);
    case Qt::ToolTipRole: return cell.help;
    case CellToneRole: return QVariant::fromValue(cell.tone);
    case spansRole: return QVariant::fromValue(cell.spans);
    default: return {};
    }
}

QVariant ApiModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_rows.size())
        return {};
    const ApiRow &row = m_rows[std::size_t(index.row())];
    if (index.column() > 0)
        return cellData(row.cells[std::size_t(index.column() - 1)], role);
    switch (role) {
    case Qt::DisplayRole: return row.title;
    case Qt::ToolTipRole:
    case CellHelpRole: return row.help;
    case CellUrlRole: return row.spec.url();
    case CellReferenceRole: return row.spec.label();
    case spansRole: return QVariant::fromValue(Spans{{row.title, ColourRole::Text, SpanWeight::Name}});
    default: return {};
    }
}

QVariant ApiModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical && role == Qt::SizeHintRole)
        return QSize(0, 0); // the hidden header asks for no height
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == 0 ? QString() : m_heads[std::size_t(section - 1)];
}

} // namespace claimcheck::ui::compare
