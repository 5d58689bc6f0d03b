#include "ui/inspect/attack_model.h"

#include "ui/models/cell_roles.h"

#include <QUrl>

namespace claimcheck::ui::inspect {

namespace {

CellStyle styleOf(int column)
{
    switch (column) {
    case AttackModel::Variant: return CellStyle::Name;
    case AttackModel::Tries: return CellStyle::Text;
    case AttackModel::Reference: return CellStyle::Reference;
    default: return CellStyle::Muted;
    }
}

} // namespace

const attack::AttackRow *AttackModel::row(int index) const
{
    const auto &table = attack::attackTable();
    return index >= 0 && std::size_t(index) < table.size() ? &table[std::size_t(index)] : nullptr;
}

int AttackModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(attack::attackTable().size());
}

int AttackModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AttackModel::data(const QModelIndex &index, int role) const
{
    const attack::AttackRow &shown = *row(index.row());
    switch (role) {
    case CellStyleRole: return QVariant::fromValue(styleOf(index.column()));
    case CellHelpRole: return attack::whatItTests(shown);
    case CellUrlRole: return shown.spec.url();
    case CellReferenceRole: return shown.spec.label();
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case Group: {
        const attack::AttackRow *before = row(index.row() - 1);
        const bool first = !before || before->group != shown.group;
        return first ? attack::attackGroupTitle(shown.group) : QString();
    }
    case Variant: return attack::label(shown);
    case Tries: return attack::whatItTries(shown);
    default: return shown.spec.label();
    }
}

QVariant AttackModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Variant: return tr("Variant");
    case Tries: return tr("What is tried");
    case Reference: return tr("Specification");
    default: return tr("Kind");
    }
}

} // namespace claimcheck::ui::inspect
