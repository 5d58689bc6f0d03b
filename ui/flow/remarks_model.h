#pragma once

#include "core/lint/message_runner.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

/// What readers and rules have to say of an answer: a mark with a sentence, why it matters, the section.
class RemarksModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Remark, Reference, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// All of the findings; of the checks those that failed.
    void set(const std::vector<base::Finding> &findings, const std::vector<lint::CheckResult> &checks);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Tone tone = Tone::Info;
        QString text, why;
        base::SpecRef spec;
        const lint::RuleInfo *rule = nullptr; ///< of a check
    };
    std::vector<Row> m_rows;
};

} // namespace claimcheck::ui::flow
