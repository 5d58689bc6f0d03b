#include "ui/inspect/token_history.h"

#include "ui/inspect/token_words.h"
#include "ui/models/cell_roles.h"
#include "ui/models/time_text.h"
#include "ui/models/token_view.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::inspect {

void TokenHistory::add(const TokenView &view, qint64 now)
{
    const token::TokenDocument &document = view.document();
    const QByteArray &text = document.text();
    const bool known = !m_entries.empty() && m_entries.front().token == text;
    if (text.isEmpty() || text.size() > largestToken || known ||
        document.kind() == token::TokenKind::Unreadable)
        return;
    beginResetModel();
    std::erase_if(m_entries, [&text](const Entry &entry) { return entry.token == text; });
    m_entries.insert(m_entries.begin(), {text, now, kindText(view), algorithmName(document),
                                         document.claims()["iss"_L1].toString().left(200)});
    if (m_entries.size() > mostTokens)
        m_entries.resize(mostTokens);
    endResetModel();
}

QByteArray TokenHistory::token(int row) const
{
    return row >= 0 && std::size_t(row) < m_entries.size() ? m_entries[std::size_t(row)].token : QByteArray();
}

void TokenHistory::clear()
{
    beginResetModel();
    m_entries.clear();
    endResetModel();
}

int TokenHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int TokenHistory::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant TokenHistory::data(const QModelIndex &index, int role) const
{
    const Entry &entry = m_entries[std::size_t(index.row())];
    if (role == CellStyleRole)
        return QVariant::fromValue(index.column() == Issuer ? CellStyle::Value
                                   : index.column() == Kind ? CellStyle::Name
                                                            : CellStyle::Text);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Time: return dateTimeText(entry.time, Qt::UTC);
    case Kind: return entry.kind;
    case Algorithm: return entry.algorithm;
    case Issuer: return entry.issuer;
    default: return tr("%1 bytes").arg(QLocale().toString(entry.token.size()));
    }
}

QVariant TokenHistory::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Time: return tr("Read at");
    case Kind: return tr("Kind");
    case Algorithm: return tr("Algorithm");
    case Issuer: return tr("Issuer");
    default: return tr("Size");
    }
}

} // namespace claimcheck::ui::inspect
