#include "ui/compare/claims_model.h"

#include "ui/compare/text.h"
#include "ui/models/cell_roles.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::compare {

namespace {

using claimcheck::compare::CellMark;
using claimcheck::compare::MatrixCell;
using claimcheck::compare::MatrixRow;

constexpr qsizetype longestShown = 400;

struct MarkWords
{
    Tone tone = Tone::Neutral;
    QString text;
};

MarkWords wordsOf(CellMark mark)
{
    switch (mark) {
    case CellMark::Missing: return {Tone::Warning, Text::tr("not here")};
    case CellMark::Differs: return {Tone::Error, Text::tr("another value")};
    case CellMark::TypeDiffers: return {Tone::Error, Text::tr("another type")};
    case CellMark::Respelled: return {Tone::Neutral, Text::tr("the same, written differently")};
    case CellMark::ByDesign: return {Tone::Neutral, Text::tr("differs by design")};
    case CellMark::Same: break;
    }
    return {};
}

QString valueText(const MatrixCell &cell)
{
    if (!cell.value)
        return {};
    const QString value = QString::fromUtf8(*cell.value);
    return value.size() > longestShown ? value.left(longestShown) + u'\u2026' : value;
}

QVariant valueData(const MatrixCell &cell, int role)
{
    const MarkWords words = wordsOf(cell.mark);
    // A mark alone would say nothing to who cannot see it: a cell without a value has words in its place.
    switch (role) {
    case Qt::DisplayRole:
        if (!cell.value && cell.mark == CellMark::ByDesign)
            return Text::tr("not expected");
        return cell.value ? valueText(cell) : words.text;
    case Qt::ToolTipRole: return cell.value ? QString::fromUtf8(*cell.value).left(2000) : QString();
    case CellNoteRole: return cell.value ? words.text : QString();
    case CellToneRole: return QVariant::fromValue(words.tone);
    case CellStyleRole: return QVariant::fromValue(cell.value ? CellStyle::Value : CellStyle::Muted);
    case CellCopyRole: return cell.value ? QString::fromUtf8(*cell.value) : QString();
    default: return {};
    }
}

} // namespace

void ClaimsModel::setMatrix(claimcheck::compare::ClaimsMatrix matrix)
{
    beginResetModel();
    m_matrix = std::move(matrix);
    endResetModel();
}

int ClaimsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.rows.size());
}

int ClaimsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_matrix.sources.size()) + 1;
}

QVariant ClaimsModel::nameData(const MatrixRow &row, int role) const
{
    switch (role) {
    case Qt::DisplayRole: return row.claim;
    case CellNoteRole: return row.isPersonal ? Text::tr("about a person") : QString();
    case Qt::ToolTipRole:
    case CellHelpRole: return row.meaning;
    case CellStyleRole: return QVariant::fromValue(CellStyle::Name);
    default: return {};
    }
}

QVariant ClaimsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || std::size_t(index.row()) >= m_matrix.rows.size())
        return {};
    const MatrixRow &row = m_matrix.rows[std::size_t(index.row())];
    if (index.column() == 0)
        return nameData(row, role);
    const auto place = std::size_t(index.column() - 1);
    return place < row.cells.size() ? valueData(row.cells[place], role) : QVariant();
}

QVariant ClaimsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    if (section == 0)
        return Text::tr("Claim");
    const auto place = std::size_t(section - 1);
    return place < m_matrix.sources.size() ? claimcheck::compare::claimSourceTitle(m_matrix.sources[place])
                                           : QString();
}

} // namespace claimcheck::ui::compare
