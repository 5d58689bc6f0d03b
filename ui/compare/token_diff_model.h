#pragma once

#include "core/compare/response_diff.h"
#include "core/report/redaction.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::compare {

enum class DiffRowsShown : bool { All, OnlyDifferences };

/// The rows of two responses or tokens: what became of it, where it stands, A, B. What could not be compared
/// stands below them, a row a note.
class TokenDiffModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Kind, Where, First, Second, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setDiff(const claimcheck::compare::ResponseDiff &diff);
    void setRowsShown(DiffRowsShown shown);
    void setRedaction(report::Redaction level);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        Tone tone = Tone::Neutral;
        QString icon;         ///< of resources/icons: a shape of its own for each kind
        QString kind, reason; ///< "changed", "1 h later"
        QString where, place; ///< "cnf.jkt", "access_token · claims"
        QString first, second;
        bool isNote = false;
    };
    void read();
    void add(const QString &token, const claimcheck::compare::DiffRow &row);
    void add(const QString &token, const claimcheck::compare::DiffNote &note);

    claimcheck::compare::ResponseDiff m_diff;
    DiffRowsShown m_shown = DiffRowsShown::OnlyDifferences;
    report::Redaction m_redaction = report::Redaction::Secrets;
    std::vector<Row> m_rows;
};

} // namespace claimcheck::ui::compare
