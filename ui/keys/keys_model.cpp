#include "ui/keys/keys_model.h"

#include "core/report/key_words.h"
#include "ui/keys/text.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::keys {

namespace {

/// Of a key the number of its set, counted from one; 0 is a set itself.
constexpr quintptr setItself = 0;

QString chipsText(const QList<ChipFace> &chips)
{
    QStringList texts;
    for (const ChipFace &chip : chips)
        texts << chip.text;
    return texts.join(u", "_s);
}

} // namespace

KeysModel::KeysModel(const jose::KeyCollection &collection, QObject *parent)
    : QAbstractItemModel(parent), m_collection(collection)
{
}

void KeysModel::refresh()
{
    beginResetModel();
    endResetModel();
}

void KeysModel::setContext(CellContext context)
{
    m_context = std::move(context);
    for (int set = 0; set < rowCount(); ++set) {
        const QModelIndex group = index(set, 0);
        emit dataChanged(group, group);
        if (const int keys = rowCount(group); keys > 0)
            emit dataChanged(index(0, From, group), index(keys - 1, State, group));
    }
}

std::optional<KeyPosition> KeysModel::position(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == setItself)
        return std::nullopt;
    return KeyPosition{std::size_t(index.internalId() - 1), std::size_t(index.row())};
}

QModelIndex KeysModel::indexOf(KeyPosition position) const
{
    return index(int(position.key), 0, index(int(position.set), 0));
}

QModelIndex KeysModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row()) + 1 : setItself);
}

QModelIndex KeysModel::parent(const QModelIndex &child) const
{
    const auto place = position(child);
    return place ? createIndex(int(place->set), 0, setItself) : QModelIndex();
}

int KeysModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_collection.sets().size());
    const bool isSet = parent.internalId() == setItself && parent.column() == 0;
    return isSet ? int(m_collection.sets()[std::size_t(parent.row())].keys.size()) : 0;
}

int KeysModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant KeysModel::groupData(const jose::CollectedSet &set, int column, int role) const
{
    if (column != 0)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole: return groupText(set, m_context.display);
    case Qt::ToolTipRole: return set.name;
    default: return {};
    }
}

QString KeysModel::cellText(const jose::KeyEntry &entry, const jose::CollectedSet &set, int column) const
{
    switch (column) {
    case Kid: return entry.jwk.kid.isEmpty() ? Text::tr("no kid") : entry.jwk.kid;
    case Kind: return report::keyKindText(entry);
    case Use: return entry.jwk.use;
    case Algorithm: return entry.jwk.alg;
    case From: return fromText(entry, set, m_context.display);
    default: return {};
    }
}

QVariant KeysModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const auto place = position(index);
    if (!place)
        return groupData(m_collection.sets()[std::size_t(index.row())], index.column(), role);
    const jose::CollectedSet &set = m_collection.sets()[place->set];
    const jose::KeyEntry &entry = set.keys[place->key];
    const bool isState = index.column() == State;
    switch (role) {
    case Qt::DisplayRole: return cellText(entry, set, index.column());
    case Qt::AccessibleTextRole:
        return isState ? chipsText(stateChips(entry, set, m_context)) : cellText(entry, set, index.column());
    case Qt::ToolTipRole: return isState ? QVariant() : QVariant(cellText(entry, set, index.column()));
    case ChipsRole: return isState ? QVariant::fromValue(stateChips(entry, set, m_context)) : QVariant();
    case SearchRole: return searchText(entry, set);
    case CellStyleRole: {
        const bool noKid = index.column() == Kid && entry.jwk.kid.isEmpty();
        const CellStyle style = index.column() == From || noKid ? CellStyle::Muted
                                : index.column() == Kid         ? CellStyle::Value
                                                                : CellStyle::Text;
        return QVariant::fromValue(style);
    }
    default: return {};
    }
}

QVariant KeysModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString names[] = {Text::tr("kid"),       Text::tr("Kind"), Text::tr("Use"),
                             Text::tr("Algorithm"), Text::tr("From"), Text::tr("State")};
    return section < ColumnCount ? QVariant(names[section]) : QVariant();
}

} // namespace claimcheck::ui::keys
