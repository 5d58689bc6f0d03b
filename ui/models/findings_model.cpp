#include "ui/models/findings_model.h"

#include "ui/models/cell_roles.h"
#include "ui/models/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui {

namespace {

/// "/payload/exp" is said as "exp", "/header" as "header", the whole token as nothing.
QString placeText(const QString &pointer)
{
    for (const QLatin1StringView prefix : {"/payload/"_L1, "/header/"_L1}) {
        if (pointer.startsWith(prefix))
            return pointer.sliced(prefix.size());
    }
    return pointer.startsWith(u'/') ? pointer.sliced(1) : pointer;
}

QString levelText(base::Level level)
{
    switch (level) {
    case base::Level::Error: return Text::tr("Error");
    case base::Level::Warning: return Text::tr("Warning");
    case base::Level::Note: return Text::tr("Note");
    }
    return {};
}

CellStyle styleOf(int column, const base::Finding &finding)
{
    if (column == FindingsModel::Reference)
        return finding.spec.url().isEmpty() ? CellStyle::Muted : CellStyle::Reference;
    return column == FindingsModel::Where ? CellStyle::Value : CellStyle::Text;
}

} // namespace

void sortFindings(std::vector<base::Finding> &findings)
{
    std::ranges::stable_sort(findings, std::greater<>(), &base::Finding::level);
}

void FindingsModel::setFindings(std::shared_ptr<const std::vector<base::Finding>> findings)
{
    beginResetModel();
    m_findings = std::move(findings);
    endResetModel();
}

const base::Finding *FindingsModel::finding(int row) const
{
    return row >= 0 && row < rowCount() ? &(*m_findings)[std::size_t(row)] : nullptr;
}

int FindingsModel::count(base::Level level) const
{
    return m_findings ? int(std::ranges::count(*m_findings, level, &base::Finding::level)) : 0;
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_findings ? 0 : int(m_findings->size());
}

int FindingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const base::Finding *finding = this->finding(index.row());
    if (!finding)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole:
        switch (column) {
        case Where: return placeText(finding->where);
        case Message: return finding->message;
        case Reference: return finding->spec.label();
        default: return {};
        }
    case Qt::AccessibleTextRole:
        return column == Mark ? QVariant(levelText(finding->level)) : data(index, Qt::DisplayRole);
    case CellToneRole: return QVariant::fromValue(column == Mark ? toneOf(finding->level) : Tone::Neutral);
    case CellStyleRole: return QVariant::fromValue(styleOf(column, *finding));
    case CellHelpRole: return column == Message ? finding->message : QString();
    case CellUrlRole: return finding->spec.url();
    case CellReferenceRole: return finding->spec.label();
    case CellRangeRole: return QVariant::fromValue(finding->range);
    case Qt::ToolTipRole: return column == Message ? QString(finding->rule) : QString();
    default: return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Where: return Text::tr("Where");
    case Message: return Text::tr("Finding");
    case Reference: return Text::tr("Specification");
    default: return {};
    }
}

} // namespace claimcheck::ui
