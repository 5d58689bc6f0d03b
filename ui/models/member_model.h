#pragma once

#include "ui/models/branch_roles.h"
#include "ui/models/member_row.h"

#include <QAbstractTableModel>
#include <QHash>

namespace claimcheck::ui {

enum class MemberLayout : quint8 {
    NoteUnderValue, ///< Parameter | Value, with the meaning under the value (the header)
    MeaningColumn,  ///< Claim | Value | Meaning
};

/// Members of a part of the token as a table, with the times in words that move with the clock. What lies
/// inside a value is a branch under its row, open or closed; rows are counted as they show.
class MemberModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MemberModel(MemberLayout layout, QObject *parent = nullptr);

    void setRows(MemberRows rows);
    [[nodiscard]] const MemberRow *row(int index) const;
    /// The row whose bytes contain this byte of its part; -1 if none.
    [[nodiscard]] int rowAt(token::TokenPart part, qsizetype decodedOffset) const;
    /// The row of that name, else -1. Of those that lie inside no other.
    [[nodiscard]] int rowNamed(QStringView name) const;
    /// The row of that JSON pointer, or of what shows of the way to it; -1 if none.
    [[nodiscard]] int rowPointed(QStringView pointer) const;
    /// Opens the branches that a pointer leads through.
    void openTo(QStringView pointer);
    void openBranch(int row);
    void closeBranch(int row);
    [[nodiscard]] Branch branch(int row) const;
    /// The row that this one lies in; -1 for none.
    [[nodiscard]] int parentRow(int row) const;
    /// Where the token's text holds that byte, for parts that carry no JSON range; -1 if none.
    [[nodiscard]] int rowAtSource(qsizetype offset) const;

    /// Seconds since 1970-01-01T00:00:00Z and the zone that times are shown in.
    void setTime(qint64 now, Qt::TimeSpec display);
    /// Whether secret values are drawn as dots.
    void setReveal(base::Reveal reveal);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString meaningText(const MemberRow &row) const;
    [[nodiscard]] QVariant omittedData(int column, int role) const;
    [[nodiscard]] QVariant text(const MemberRow &row, int column) const;
    [[nodiscard]] QVariant accessibleText(const MemberRow &row, const QModelIndex &index) const;
    [[nodiscard]] QString noteText(const MemberRow &row, int column) const;
    [[nodiscard]] bool isMeaning(int column) const { return column == 2; }

    void showRows();
    [[nodiscard]] bool isOpen(std::size_t index) const;
    void setBranch(int row, Branch state);

    MemberLayout m_layout;
    MemberRows m_rows;
    std::vector<std::size_t> m_shown; ///< indices into m_rows.rows
    QHash<QString, Branch> m_chosen;  ///< by pointer: what the user opened or closed, whatever the token
    qint64 m_now = 0;
    Qt::TimeSpec m_display = Qt::UTC;
    base::Reveal m_reveal = base::Reveal::Hidden;
};

} // namespace claimcheck::ui
