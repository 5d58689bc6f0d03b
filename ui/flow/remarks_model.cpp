#include "ui/flow/remarks_model.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

void RemarksModel::set(const std::vector<base::Finding> &findings,
                       const std::vector<lint::CheckResult> &checks)
{
    beginResetModel();
    m_rows.clear();
    for (const base::Finding &finding : findings)
        m_rows.push_back({ui::toneOf(finding.level), finding.message, {}, finding.spec, nullptr});
    for (const lint::CheckResult &check : checks) {
        // The same document may stand at two places.
        const auto isSame = [&check](const Row &row) {
            return row.rule == check.rule && row.text.endsWith(check.message);
        };
        if (check.outcome == lint::Outcome::Failed && std::ranges::none_of(m_rows, isSame))
            m_rows.push_back({ui::toneOf(check.level), u"%1  %2"_s.arg(check.rule->name(), check.message),
                              check.rule->translatedWhy(), check.rule->spec, check.rule});
    }
    endResetModel();
}

int RemarksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RemarksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RemarksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row &row = m_rows[std::size_t(index.row())];
    const bool remark = index.column() == Remark;
    switch (role) {
    case Qt::DisplayRole: return remark ? row.text : row.spec.label();
    case CellNoteRole: return remark && !row.why.isEmpty() ? QVariant(row.why) : QVariant();
    case CellToneRole: return QVariant::fromValue(remark ? row.tone : Tone::Neutral);
    case CellStyleRole: return QVariant::fromValue(remark ? CellStyle::Text : CellStyle::Reference);
    case CellHelpRole: return row.why;
    case CellUrlRole: return row.spec.url();
    case CellReferenceRole: return row.spec.label();
    default: return {};
    }
}

QVariant RemarksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Remark ? tr("Finding") : tr("Specification");
}

} // namespace claimcheck::ui::flow
