#pragma once

#include "core/lint/message_runner.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

#include <span>

namespace claimcheck::ui::flow {

/// How many checks ended how.
struct CheckCounts
{
    int passed = 0;
    int warnings = 0;
    int errors = 0;
    int notes = 0;
    int couldNotTell = 0;

    friend bool operator==(const CheckCounts &, const CheckCounts &) = default;
};

/// Outcomes of the rules on a run, gravest and newest first: mark, message number, words, specification.
class ChecksModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Mark, Number, Words, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setChecks(std::span<const lint::CheckResult> checks);
    [[nodiscard]] CheckCounts counts() const;
    /// nullptr for a row that is not there.
    [[nodiscard]] const lint::CheckResult *check(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<lint::CheckResult> m_checks;
};

} // namespace claimcheck::ui::flow
