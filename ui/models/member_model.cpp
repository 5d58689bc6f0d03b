#include "ui/models/member_model.h"

#include "ui/models/cell_roles.h"
#include "ui/models/text.h"
#include "ui/models/time_text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

MemberModel::MemberModel(MemberLayout layout, QObject *parent) : QAbstractTableModel(parent), m_layout(layout)
{
}

void MemberModel::setRows(MemberRows rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    showRows();
    endResetModel();
}

const MemberRow *MemberModel::row(int index) const
{
    return index >= 0 && std::size_t(index) < m_shown.size() ? &m_rows.rows[m_shown[std::size_t(index)]]
                                                             : nullptr;
}

int MemberModel::rowAt(token::TokenPart part, qsizetype decodedOffset) const
{
    // The last one that holds the byte lies deepest.
    const auto found = std::find_if(m_shown.rbegin(), m_shown.rend(), [&](std::size_t index) {
        const MemberRow &row = m_rows.rows[index];
        return row.part == part && row.json.contains(decodedOffset);
    });
    return found == m_shown.rend() ? -1 : int(m_shown.rend() - found) - 1;
}

int MemberModel::rowNamed(QStringView name) const
{
    const auto found = std::ranges::find_if(m_shown, [&](std::size_t index) {
        return m_rows.rows[index].depth == 0 && m_rows.rows[index].name == name;
    });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

int MemberModel::rowAtSource(qsizetype offset) const
{
    const auto found = std::ranges::find_if(
        m_shown, [&](std::size_t index) { return m_rows.rows[index].source.contains(offset); });
    return found == m_shown.end() ? -1 : int(found - m_shown.begin());
}

void MemberModel::setTime(qint64 now, Qt::TimeSpec display)
{
    const bool zoneChanged = display != m_display;
    const qint64 before = m_now;
    m_now = now;
    m_display = display;
    for (int index = 0; index < int(m_shown.size()); ++index) {
        const MemberRow &row = *this->row(index);
        // A cell is measured anew only when its words change, not every second.
        if (row.time && (zoneChanged || countdownText(*row.time, before) != countdownText(*row.time, now)))
            emit dataChanged(this->index(index, 0), this->index(index, columnCount() - 1));
    }
}

void MemberModel::setReveal(base::Reveal reveal)
{
    m_reveal = reveal;
    for (int index = 0; index < int(m_shown.size()); ++index) {
        if (row(index)->secrecy == Secrecy::Secret)
            emit dataChanged(this->index(index, 1), this->index(index, 1));
    }
}

int MemberModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size()) + (m_rows.omitted > 0 ? 1 : 0);
}

int MemberModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : (m_layout == MemberLayout::MeaningColumn ? 3 : 2);
}

QString MemberModel::meaningText(const MemberRow &row) const
{
    if (!row.time)
        return row.meaning;
    QStringList parts{bothTimesText(*row.time, m_display), countdownText(*row.time, m_now)};
    if (!row.meaning.isEmpty())
        parts.prepend(row.meaning);
    return parts.join(u" \u00b7 "_s);
}

QVariant MemberModel::omittedData(int column, int role) const
{
    if (role == CellStyleRole)
        return QVariant::fromValue(CellStyle::Muted);
    if (role == Qt::DisplayRole && column == 1)
        return Text::tr("%1 more are shown as JSON").arg(m_rows.omitted);
    return {};
}

QVariant MemberModel::text(const MemberRow &row, int column) const
{
    if (column == 0)
        return row.name;
    if (column == 1 && row.secrecy == Secrecy::Secret && m_reveal == base::Reveal::Hidden)
        return QString(8, QChar(0x2022));
    return isMeaning(column) ? meaningText(row) : row.value;
}

QString MemberModel::noteText(const MemberRow &row, int column) const
{
    if (column != 1)
        return {};
    return m_layout == MemberLayout::NoteUnderValue ? meaningText(row) : row.note;
}

QVariant MemberModel::accessibleText(const MemberRow &row, const QModelIndex &index) const
{
    const QString plain = text(row, index.column()).toString();
    if (index.column() > 0 || branch(index.row()) == Branch::None)
        return plain;
    return branch(index.row()) == Branch::Open ? Text::tr("%1, expanded").arg(plain)
                                               : Text::tr("%1, collapsed").arg(plain);
}

QVariant MemberModel::data(const QModelIndex &index, int role) const
{
    const MemberRow *row = this->row(index.row());
    if (!row)
        return index.isValid() ? omittedData(index.column(), role) : QVariant();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return text(*row, column);
    case Qt::AccessibleTextRole: return accessibleText(*row, index);
    case Qt::ToolTipRole: return row->help;
    case CellNoteRole: return noteText(*row, column);
    case CellToneRole: return QVariant::fromValue(isMeaning(column) ? row->tone : Tone::Neutral);
    case CellIconRole: return isMeaning(column) ? QString(row->icon) : QString();
    case CellHelpRole: return row->help;
    case CellUrlRole: return row->url;
    case CellReferenceRole: return row->reference;
    case CellRangeRole: return QVariant::fromValue(row->source);
    case CellCopyRole: return column == 1 && !row->whole.isEmpty() ? QVariant(row->whole) : QVariant();
    case BranchStateRole: return QVariant::fromValue(column == 0 ? branch(index.row()) : Branch::None);
    case BranchDepthRole: return column == 0 ? row->depth : 0;
    case CellStyleRole: {
        constexpr CellStyle styles[] = {CellStyle::Name, CellStyle::Value, CellStyle::Muted};
        return QVariant::fromValue(styles[std::size_t(column)]);
    }
    default: return {};
    }
}

QVariant MemberModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return m_layout == MemberLayout::MeaningColumn ? Text::tr("Claim") : Text::tr("Parameter");
    return section == 1 ? Text::tr("Value") : Text::tr("Meaning");
}

} // namespace claimcheck::ui
