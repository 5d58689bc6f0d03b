#pragma once

#include "core/oauth/registration_difference.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

/// Client metadata, a row a member: what was asked for beside what is registered.
class RegistrationModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Member, Asked, Registered, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setRows(std::vector<oauth::RegisteredMember> rows);
    /// Members that the server did not register as asked: changed or left out.
    [[nodiscard]] int differences() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<oauth::RegisteredMember> m_rows;
};

} // namespace claimcheck::ui::flow
