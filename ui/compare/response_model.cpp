#include "ui/compare/response_model.h"

#include "ui/compare/span_delegate.h"
#include "ui/widgets/fonts.h"

#include <QSize>

namespace claimcheck::ui::compare {

void ResponseModel::setLines(std::vector<ResponseLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int ResponseModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_lines.size());
}

QVariant ResponseModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_lines.size())
        return {};
    const ResponseLine &line = m_lines[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return plainText(line.spans);
    case Qt::FontRole: return line.kind == ResponseLine::Kind::Remark ? smallFont() : fixedFont();
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole: return line.help.text;
    case CellToneRole: return QVariant::fromValue(line.tone);
    case CellCopyRole: return line.copy;
    case spansRole: return QVariant::fromValue(line.spans);
    default: return {};
    }
}

QVariant ResponseModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical && role == Qt::SizeHintRole)
        return QSize(0, 0);
    return QAbstractListModel::headerData(section, orientation, role);
}

} // namespace claimcheck::ui::compare
