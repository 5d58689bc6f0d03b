#pragma once

#include "core/flow/probe.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

/// Every probe of a check-up, those to come as well: the outcome, what was sent, what was found.
class CheckUpModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Outcome, Sent, Found, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setResults(std::vector<claimcheck::flow::ProbeResult> results);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] const claimcheck::flow::ProbeResult *resultOf(int row) const;
    [[nodiscard]] QString text(int row, int column) const;

    std::vector<claimcheck::flow::ProbeResult> m_results;
};

} // namespace claimcheck::ui::flow
