#pragma once

#include "core/base/finding.h"

#include <QAbstractTableModel>

#include <memory>
#include <vector>

namespace claimcheck::ui {

/// Findings, the gravest first: mark | where | message | specification.
class FindingsModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Mark, Where, Message, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Sorted by sortFindings(); null for none.
    void setFindings(std::shared_ptr<const std::vector<base::Finding>> findings);
    [[nodiscard]] const base::Finding *finding(int row) const;
    [[nodiscard]] int count(base::Level level) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::shared_ptr<const std::vector<base::Finding>> m_findings;
};

/// The gravest first, else as they stand.
void sortFindings(std::vector<base::Finding> &findings);

} // namespace claimcheck::ui
