// The branches of a MemberModel: which of its rows show.
#include "ui/models/member_model.h"

#include <algorithm>

namespace claimcheck::ui {

namespace {

/// A branch of more rows waits for its reader.
constexpr int openAtFirst = 12;

} // namespace

bool MemberModel::isOpen(std::size_t index) const
{
    const MemberRow &row = m_rows.rows[index];
    return m_chosen.value(row.pointer, row.inside <= openAtFirst ? Branch::Open : Branch::Closed) ==
           Branch::Open;
}

void MemberModel::showRows()
{
    m_shown.clear();
    for (std::size_t index = 0; index < m_rows.rows.size(); ++index) {
        m_shown.push_back(index);
        if (m_rows.rows[index].inside > 0 && !isOpen(index))
            index += std::size_t(m_rows.rows[index].inside);
    }
}

Branch MemberModel::branch(int row) const
{
    const MemberRow *member = this->row(row);
    if (!member || member->inside == 0)
        return Branch::None;
    return isOpen(m_shown[std::size_t(row)]) ? Branch::Open : Branch::Closed;
}

int MemberModel::parentRow(int row) const
{
    const MemberRow *member = this->row(row);
    int above = member ? row - 1 : -1;
    while (above >= 0 && this->row(above)->depth >= member->depth)
        --above;
    return above;
}

void MemberModel::setBranch(int row, Branch state)
{
    const std::size_t head = m_shown[std::size_t(row)];
    const std::size_t before = m_shown.size();
    const MemberRow &member = m_rows.rows[head];
    if (state == Branch::Closed) {
        int last = row;
        while (last + 1 < int(before) && m_shown[std::size_t(last + 1)] <= head + std::size_t(member.inside))
            ++last;
        beginRemoveRows({}, row + 1, last);
        m_chosen.insert(member.pointer, state);
        showRows();
        endRemoveRows();
    } else {
        m_chosen.insert(member.pointer, state);
        const std::vector<std::size_t> closed = m_shown;
        showRows();
        const int added = int(m_shown.size() - before);
        m_shown = closed; // a view is told before the rows are there
        beginInsertRows({}, row + 1, row + added);
        showRows();
        endInsertRows();
    }
    emit dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void MemberModel::openBranch(int row)
{
    if (branch(row) == Branch::Closed)
        setBranch(row, Branch::Open);
}

void MemberModel::closeBranch(int row)
{
    if (branch(row) == Branch::Open)
        setBranch(row, Branch::Closed);
}

int MemberModel::rowPointed(QStringView pointer) const
{
    for (QStringView way = pointer; !way.isEmpty(); way = way.first(way.lastIndexOf(u'/'))) {
        const auto found = std::ranges::find_if(
            m_shown, [&](std::size_t index) { return m_rows.rows[index].pointer == way; });
        if (found != m_shown.end())
            return int(found - m_shown.begin());
    }
    return -1;
}

void MemberModel::openTo(QStringView pointer)
{
    for (qsizetype end = pointer.indexOf(u'/', 1); end > 0; end = pointer.indexOf(u'/', end + 1)) {
        const int row = rowPointed(pointer.first(end));
        if (row >= 0 && this->row(row)->pointer == pointer.first(end))
            openBranch(row);
    }
}

} // namespace claimcheck::ui
