#include "ui/flow/registration_model.h"

#include "core/claims/registry.h"
#include "ui/flow/shown_json.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using oauth::MemberFate;
using oauth::RegisteredMember;

struct MemberFateRow
{
    const char *text;
    Tone tone;
};
/// In the order of MemberFate.
constexpr MemberFateRow memberFates[] = {
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::RegistrationModel", "as asked"), Tone::Ok},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::RegistrationModel", "changed by the server"), Tone::Warning},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::RegistrationModel", "left out by the server"), Tone::Warning},
    {QT_TRANSLATE_NOOP("claimcheck::ui::flow::RegistrationModel", "added by the server"), Tone::Info},
};

bool isDifference(const RegisteredMember &member)
{
    return member.fate == MemberFate::Changed || member.fate == MemberFate::LeftOut;
}

} // namespace

void RegistrationModel::setRows(std::vector<RegisteredMember> rows)
{
    beginResetModel();
    m_rows = std::move(rows);
    // What differs first: the rest is as it should be.
    std::ranges::stable_partition(m_rows, isDifference);
    endResetModel();
}

int RegistrationModel::differences() const
{
    return int(std::ranges::count_if(m_rows, isDifference));
}

int RegistrationModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RegistrationModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RegistrationModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const RegisteredMember &row = m_rows[std::size_t(index.row())];
    const MemberFateRow &fate = memberFates[std::size_t(row.fate)];
    const int column = index.column();
    const auto *entry = claims::findEntry(claims::Registry::ClientMetadata, row.name.toUtf8());
    switch (role) {
    case Qt::DisplayRole:
        return column == Member ? row.name : shownJson(column == Asked ? row.asked : row.answered);
    case CellNoteRole: return column == Member ? QVariant(tr(fate.text)) : QVariant();
    case CellToneRole: return QVariant::fromValue(column == Member ? fate.tone : Tone::Neutral);
    case CellStyleRole: return QVariant::fromValue(column == Member ? CellStyle::Name : CellStyle::Value);
    case CellHelpRole: return entry ? entry->meaning : QString();
    case CellUrlRole: return entry ? entry->url() : QUrl();
    case CellReferenceRole: return entry ? entry->reference : QString();
    default: return {};
    }
}

QVariant RegistrationModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Member: return tr("Member");
    case Asked: return tr("Asked for");
    case Registered: return tr("Registered");
    default: return {};
    }
}

} // namespace claimcheck::ui::flow
