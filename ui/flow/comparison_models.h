#pragma once

#include "core/base/redaction.h"
#include "core/flow/run_comparison.h"
#include "core/report/redactor.h"
#include "ui/flow/run_keeper.h"
#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::flow {

/// The messages of two runs side by side: a mark, both numbers, the name, what differs.
class ComparedMessagesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Mark, First, Second, Name, Differences, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Outlived by the comparison; nullptr for none.
    void setComparison(const claimcheck::flow::RunComparison *comparison);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const claimcheck::flow::RunComparison *m_comparison = nullptr;
};

/// Whether values that are new in every run are listed as well.
enum class ShowExpected : bool { No, Yes };

/// What differs in one message: where it stands, in the first run, in the second run.
class ComparedValuesModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { What, First, Second, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Whose values are shown, to know their secrets, and what the runs are called.
    void setRuns(const KeptRun &first, const KeptRun &second);
    /// Outlived by the message; nullptr for none.
    void setMessage(const claimcheck::flow::ComparedMessage *message, ShowExpected expected);
    void setReveal(base::Reveal reveal);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row
    {
        QString what, note;
        QString first, second;
        Tone firstTone = Tone::Neutral, secondTone = Tone::Neutral;
        CellStyle style = CellStyle::Value;
        QString help;
        base::SpecRef spec = {};
    };
    void read();
    [[nodiscard]] Row rowOf(const claimcheck::flow::ComparedValue &value) const;
    [[nodiscard]] QString shown(const QByteArray &name, const std::optional<QByteArray> &value,
                                const std::optional<report::Redactor> &redactor) const;
    [[nodiscard]] static Row rowOf(const claimcheck::flow::ComparedCheck &check);

    const claimcheck::flow::ComparedMessage *m_message = nullptr;
    ShowExpected m_expected = ShowExpected::No;
    base::Reveal m_reveal = base::Reveal::Hidden;
    std::optional<report::Redactor> m_firstSecrets, m_secondSecrets;
    QString m_firstTitle, m_secondTitle;
    std::vector<Row> m_rows;
};

} // namespace claimcheck::ui::flow
