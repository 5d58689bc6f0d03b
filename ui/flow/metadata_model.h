#pragma once

#include "core/oauth/metadata_diff.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

/// An issuer's metadata, a row a member: value, meaning, specification. Or two issuers' beside each other.
class MetadataModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Member, Value, MeaningOrOther, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDocument(const encoding::JsonValue &metadata);
    /// The names of the issuers are the headings; what differs comes first.
    void setComparison(std::vector<oauth::MetadataRow> rows, const QString &a, const QString &b);
    [[nodiscard]] bool isComparison() const { return m_comparison; }
    [[nodiscard]] int differences() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const oauth::MetadataRow &row, int column) const;

    std::vector<oauth::MetadataRow> m_rows;
    QString m_a, m_b;
    bool m_comparison = false;
};

} // namespace claimcheck::ui::flow
