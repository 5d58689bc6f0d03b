#include "ui/inspect/changes_model.h"

#include "core/claims/claim_nature.h"
#include "ui/models/cell_roles.h"
#include "ui/models/time_text.h"

using namespace Qt::StringLiterals;
using claimcheck::compare::DiffKind;

namespace claimcheck::ui::inspect {

namespace {

constexpr qsizetype longestValue = 300;

QString valueText(const std::optional<QByteArray> &json)
{
    QString text = QString::fromUtf8(json.value_or(QByteArray()));
    return text.size() > longestValue ? text.left(longestValue) + u'\u2026' : text;
}

/// The moment of a NumericDate, under its digits.
QString momentText(const compare::DiffRow &row, const std::optional<QByteArray> &json)
{
    bool isNumber = false;
    const qint64 seconds = json ? json->toLongLong(&isNumber) : 0;
    return isNumber && claims::isTimeClaim(row.name.toUtf8()) ? dateTimeText(seconds, Qt::UTC) : QString();
}

QString kindText(DiffKind kind)
{
    switch (kind) {
    case DiffKind::Changed: return ChangesModel::tr("changed");
    case DiffKind::Added: return ChangesModel::tr("added");
    case DiffKind::Removed: return ChangesModel::tr("removed");
    default: break;
    }
    return ChangesModel::tr("written otherwise");
}

} // namespace

void ChangesModel::setRows(const std::vector<compare::DiffRow> &rows)
{
    beginResetModel();
    m_rows.clear();
    for (const compare::DiffRow &row : rows) {
        if (row.kind != DiffKind::Same)
            m_rows.push_back(row);
    }
    endResetModel();
}

const compare::DiffRow *ChangesModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_rows.size() ? &m_rows[std::size_t(index)] : nullptr;
}

int ChangesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ChangesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChangesModel::data(const QModelIndex &index, int role) const
{
    const compare::DiffRow &shown = m_rows[std::size_t(index.row())];
    const bool isValue = index.column() == Original || index.column() == Copy;
    const std::optional<QByteArray> &value = index.column() == Original ? shown.a : shown.b;
    if (role == CellStyleRole)
        return QVariant::fromValue(isValue                  ? CellStyle::Value
                                   : index.column() == Mark ? CellStyle::Text
                                                            : CellStyle::Name);
    if (role == CellNoteRole && isValue)
        return momentText(shown, value);
    if (role == CellToneRole && index.column() == Mark)
        return QVariant::fromValue(compare::isDifference(shown.kind) ? Tone::Info : Tone::Neutral);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Mark: return kindText(shown.kind);
    case Name: return shown.pointer.mid(1);
    default: return valueText(value);
    }
}

QVariant ChangesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Mark: return tr("Change");
    case Name: return tr("Where");
    case Original: return tr("Original");
    case Copy: return tr("Copy");
    default: return {};
    }
}

} // namespace claimcheck::ui::inspect
