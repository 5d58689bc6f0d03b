#pragma once

#include "core/compare/diff_row.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::inspect {

/// What is different in a copy: mark | where | original | copy. Times stand with their moment.
class ChangesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Mark, Name, Original, Copy, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows those that are different or differently written.
    void setRows(const std::vector<compare::DiffRow> &rows);
    [[nodiscard]] const compare::DiffRow *row(int index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<compare::DiffRow> m_rows;
};

} // namespace claimcheck::ui::inspect
