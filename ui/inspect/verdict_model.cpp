#include "ui/inspect/verdict_model.h"

#include "ui/inspect/verdict_rows.h"
#include "ui/models/cell_roles.h"

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

namespace {

/// "ES256 · kid 2026-11 · EC P-256".
QString detailOf(const TokenView &view, VerdictPlace place)
{
    QStringList parts;
    const QString alg = QString::fromUtf8(verdictAlgorithm(view, place));
    if (!alg.isEmpty())
        parts << alg;
    const QString kid = verdictKid(view, place);
    if (!kid.isEmpty())
        parts << VerdictModel::tr("kid %1").arg(kid);
    if (const jose::KeyUsed *key = verdictKey(view, place))
        parts << key->description;
    return parts.join(u" \u00b7 "_s);
}

} // namespace

void VerdictModel::setView(const TokenView *view)
{
    beginResetModel();
    m_view = view;
    endResetModel();
}

int VerdictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() || !m_view ? 0 : verdictCount(*m_view);
}

int VerdictModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : 2;
}

QVariant VerdictModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const VerdictPlace place = verdictPlace(*m_view, index.row());
    const VerdictWords words = verdictWords(*m_view, place);
    const bool isName = index.column() == 0;
    switch (role) {
    case Qt::DisplayRole: return isName ? verdictName(place) : words.chip;
    case Qt::AccessibleTextRole: return isName ? verdictName(place) : words.heading;
    case CellNoteRole: return isName ? detailOf(*m_view, place) : QString();
    case CellStyleRole: return QVariant::fromValue(isName ? CellStyle::Name : CellStyle::Muted);
    case CellToneRole: return QVariant::fromValue(isName ? Tone::Neutral : words.tone);
    case CellIconRole: return isName ? QString() : QString(words.icon);
    case CellHelpRole: return words.text;
    case CellRangeRole: return QVariant::fromValue(verdictSource(*m_view, place));
    case Qt::ToolTipRole: return words.text;
    default: return {};
    }
}

} // namespace claimcheck::ui::inspect
