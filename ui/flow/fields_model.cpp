#include "ui/flow/fields_model.h"

#include "ui/flow/travelling_value.h"
#include "ui/models/cell_roles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

/// More of a value than any cell shows; the rest would only cost time.
constexpr qsizetype longestShownValue = 4000;

CellStyle styleOf(const Field &field, int column)
{
    if (field.origin == FieldOrigin::Network)
        return CellStyle::Muted;
    switch (column) {
    case FieldsModel::Name: return CellStyle::Name;
    case FieldsModel::Value: return CellStyle::Value;
    default: return CellStyle::Muted;
    }
}

} // namespace

FieldsModel::FieldsModel(const QString &nameTitle, QObject *parent)
    : QAbstractTableModel(parent), m_nameTitle(nameTitle)
{
}

bool FieldsModel::hasSameContent(const Fields &fields) const
{
    // A blank row that is being filled in is not part of the message yet.
    const bool pending = m_access == FieldAccess::Editable && !m_fields.empty() && m_fields.back().isBlank();
    const std::size_t count = m_fields.size() - (pending ? 1 : 0);
    return fields.size() == count &&
           std::equal(fields.begin(), fields.end(), m_fields.begin(),
                      [](const Field &a, const Field &b) { return a.sameContent(b); });
}

void FieldsModel::setFields(Fields fields, FieldAccess access)
{
    if (access == m_access && hasSameContent(fields)) {
        std::ranges::move(fields, m_fields.begin());
        if (!m_fields.empty())
            emit dataChanged(index(0, 0), index(int(m_fields.size()) - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_fields = std::move(fields);
    m_access = access;
    endResetModel();
}

void FieldsModel::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    if (!m_fields.empty())
        emit dataChanged(index(0, Value), index(int(m_fields.size()) - 1, Value));
}

void FieldsModel::setFollowed(const QByteArray &value)
{
    if (value == m_followed)
        return;
    m_followed = value;
    if (!m_fields.empty())
        emit dataChanged(index(0, Name), index(int(m_fields.size()) - 1, Name));
}

int FieldsModel::appendBlank(ParameterPlace place)
{
    const int row = int(m_fields.size());
    if (row > 0 && m_fields.back().isBlank())
        return row - 1;
    beginInsertRows({}, row, row);
    m_fields.push_back({.place = place, .name = {}, .value = {}, .why = {}, .change = FieldChange::Added});
    endInsertRows();
    return row;
}

void FieldsModel::removeField(int row)
{
    if (m_access != FieldAccess::Editable || row < 0 || row >= int(m_fields.size()) ||
        m_fields[std::size_t(row)].origin == FieldOrigin::Network)
        return;
    beginRemoveRows({}, row, row);
    m_fields.erase(m_fields.begin() + row);
    endRemoveRows();
    emit edited();
}

bool FieldsModel::isAddRow(int row) const
{
    return m_access == FieldAccess::Editable && row == int(m_fields.size());
}

bool FieldsModel::isHidden(int row) const
{
    if (m_reveal == base::Reveal::Shown || row < 0 || row >= int(m_fields.size()))
        return false;
    const Field &field = m_fields[std::size_t(row)];
    return field.isSecret() && !field.value.isEmpty();
}

int FieldsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_fields.size()) + (m_access == FieldAccess::Editable ? 1 : 0);
}

int FieldsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FieldsModel::addRowData(int column, int role) const
{
    if (column != Name)
        return {};
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return tr("+ add");
    return role == CellStyleRole ? QVariant::fromValue(CellStyle::Muted) : QVariant();
}

QString FieldsModel::text(const Field &field, int column) const
{
    if (column == Name)
        return QString::fromUtf8(field.name);
    if (column == Value) {
        const QString value = QString::fromUtf8(field.value.left(longestShownValue));
        return field.isSecret() && !field.value.isEmpty() ? base::masked(value, m_reveal) : value;
    }
    QStringList parts;
    if (field.origin == FieldOrigin::Network)
        parts += tr("Added below");
    if (field.change != FieldChange::None)
        parts += field.change == FieldChange::Edited ? tr("Edited") : tr("Added");
    if (!field.why.isEmpty())
        parts += field.why;
    if (!field.spec.isEmpty())
        parts += field.spec.label();
    return parts.join(u" \u00b7 "_s);
}

Tone FieldsModel::toneOf(const Field &field, int column) const
{
    if (column == Name && isSameTraveller(field.value, m_followed))
        return Tone::Accent;
    return column == Why && field.change != FieldChange::None ? Tone::Warning : Tone::Neutral;
}

QVariant FieldsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (isAddRow(index.row()))
        return addRowData(index.column(), role);
    const Field &field = m_fields[std::size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(field, index.column());
    case Qt::EditRole:
        return index.column() == Name ? QString::fromUtf8(field.name) : QString::fromUtf8(field.value);
    case CellStyleRole: return QVariant::fromValue(styleOf(field, index.column()));
    case CellToneRole: return QVariant::fromValue(toneOf(field, index.column()));
    case CellIconRole: return toneOf(field, index.column()) == Tone::Accent ? u"dot"_s : QString();
    case CellHelpRole: return index.column() == Why ? field.why : QString();
    case CellUrlRole: return index.column() == Why ? field.spec.url() : QUrl();
    default: return {};
    }
}

bool FieldsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !(flags(index) & Qt::ItemIsEditable))
        return false;
    Field &field = m_fields[std::size_t(index.row())];
    QByteArray &target = index.column() == Name ? field.name : field.value;
    const QByteArray bytes = value.toString().toUtf8();
    if (target == bytes)
        return false;
    target = bytes;
    if (field.change == FieldChange::None)
        field.change = FieldChange::Edited;
    emit dataChanged(index.siblingAtColumn(Name), index.siblingAtColumn(Why));
    emit edited();
    return true;
}

Qt::ItemFlags FieldsModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (m_access == FieldAccess::Editable && index.row() < int(m_fields.size()) && index.column() != Why &&
        m_fields[std::size_t(index.row())].origin == FieldOrigin::Message)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant FieldsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return m_nameTitle;
    case Value: return tr("Value");
    default: return tr("Why it is here");
    }
}

} // namespace claimcheck::ui::flow
