#pragma once

#include "core/attack/attack.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::inspect {

/// The variants of a token: group | variant | what is tried | specification. What cannot be made says why.
class AttackModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Group, Variant, Tries, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] const attack::AttackRow *row(int index) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
};

} // namespace claimcheck::ui::inspect
