#include "ui/models/fact_model.h"

namespace claimcheck::ui {

void FactModel::setFacts(std::vector<Fact> facts)
{
    beginResetModel();
    m_facts = std::move(facts);
    endResetModel();
}

int FactModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_facts.size());
}

int FactModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant FactModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_facts.size())
        return {};
    const Fact &fact = m_facts[std::size_t(index.row())];
    const bool isName = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole: return isName ? fact.name : fact.value;
    case Qt::ToolTipRole: return isName ? QString() : fact.whole;
    case CellCopyRole: return isName || fact.whole.isEmpty() ? QVariant() : QVariant(fact.whole);
    case CellHelpRole: return isName ? QString() : fact.whole;
    case CellStyleRole: return QVariant::fromValue(isName ? CellStyle::Muted : fact.style);
    default: return {};
    }
}

} // namespace claimcheck::ui
