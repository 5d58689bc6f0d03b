#include "ui/flow/metadata_model.h"

#include "core/claims/registry.h"
#include "ui/flow/metadata_meanings.h"
#include "ui/flow/shown_json.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace claimcheck::ui::flow {

namespace {

using Kind = oauth::MetadataRow::Kind;

/// In the order of MetadataRow::Kind.
constexpr const char *metadataKinds[] = {
    QT_TRANSLATE_NOOP("claimcheck::ui::flow::MetadataModel", "the same"),
    QT_TRANSLATE_NOOP("claimcheck::ui::flow::MetadataModel", "the same below its issuer"),
    QT_TRANSLATE_NOOP("claimcheck::ui::flow::MetadataModel", "differs"),
    QT_TRANSLATE_NOOP("claimcheck::ui::flow::MetadataModel", "only the first"),
    QT_TRANSLATE_NOOP("claimcheck::ui::flow::MetadataModel", "only the second"),
};

const claims::RegistryEntry *entryOf(const oauth::MetadataRow &row)
{
    return claims::findEntry(claims::Registry::ServerMetadata, row.name.toUtf8());
}

} // namespace

void MetadataModel::setDocument(const encoding::JsonValue &metadata)
{
    beginResetModel();
    m_comparison = false;
    m_rows.clear();
    for (const auto member : metadata.members()) {
        oauth::MetadataRow row;
        row.name = member.name();
        row.a = member.value().raw().toByteArray();
        m_rows.push_back(std::move(row));
    }
    endResetModel();
}

void MetadataModel::setComparison(std::vector<oauth::MetadataRow> rows, const QString &a, const QString &b)
{
    beginResetModel();
    m_comparison = true;
    m_rows = std::move(rows);
    std::ranges::stable_partition(m_rows, &oauth::MetadataRow::isDifference);
    m_a = a;
    m_b = b;
    endResetModel();
}

int MetadataModel::differences() const
{
    return m_comparison ? int(std::ranges::count_if(m_rows, &oauth::MetadataRow::isDifference)) : 0;
}

int MetadataModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int MetadataModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString MetadataModel::text(const oauth::MetadataRow &row, int column) const
{
    const auto *entry = entryOf(row);
    switch (column) {
    case Member: return row.name;
    case Value: return shownJson(row.a);
    case MeaningOrOther:
        if (m_comparison)
            return shownJson(row.b);
        return entry ? metadataMeaning(row.name.toUtf8()) : tr("not registered: the server's own");
    default:
        return m_comparison ? tr(metadataKinds[std::size_t(row.kind)])
                            : (entry ? entry->reference : QString());
    }
}

QVariant MetadataModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const oauth::MetadataRow &row = m_rows[std::size_t(index.row())];
    const int column = index.column();
    const auto *entry = entryOf(row);
    switch (role) {
    case Qt::DisplayRole: return text(row, column);
    case CellToneRole:
        return QVariant::fromValue(column == Reference && m_comparison && row.isDifference() ? Tone::Warning
                                                                                             : Tone::Neutral);
    case CellStyleRole:
        if (column == Member)
            return QVariant::fromValue(CellStyle::Name);
        if (column == Value || (m_comparison && column == MeaningOrOther))
            return QVariant::fromValue(CellStyle::Value);
        return QVariant::fromValue(column == Reference && !m_comparison ? CellStyle::Reference
                                                                        : CellStyle::Muted);
    case CellHelpRole: return metadataMeaning(row.name.toUtf8());
    case CellUrlRole: return entry ? entry->url() : QUrl();
    case CellReferenceRole: return entry ? entry->reference : QString();
    default: return {};
    }
}

QVariant MetadataModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Member: return tr("Member");
    case Value: return m_comparison ? m_a : tr("Value");
    case MeaningOrOther: return m_comparison ? m_b : tr("Meaning");
    case Reference: return m_comparison ? tr("Comparison") : tr("Specification");
    default: return {};
    }
}

} // namespace claimcheck::ui::flow
