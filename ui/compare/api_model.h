#pragma once

#include "ui/compare/api_rows.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::compare {

/// "What the API sees", for a DataTable with a SpanDelegate: the regard, A, B.
class ApiModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(const Comparison &comparison);
    [[nodiscard]] const std::vector<ApiRow> &rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant cellData(const ApiCell &cell, int role) const;

    std::vector<ApiRow> m_rows;
    std::array<QString, 2> m_heads;
};

} // namespace claimcheck::ui::compare
