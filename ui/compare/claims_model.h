#pragma once

#include "core/compare/claims_matrix.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::compare {

/// A claims matrix for a DataTable: the claim, what each source says of it, with a mark on every
/// disagreement.
class ClaimsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setMatrix(claimcheck::compare::ClaimsMatrix matrix);
    [[nodiscard]] const claimcheck::compare::ClaimsMatrix &matrix() const { return m_matrix; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant nameData(const claimcheck::compare::MatrixRow &row, int role) const;

    claimcheck::compare::ClaimsMatrix m_matrix;
};

} // namespace claimcheck::ui::compare
