#pragma once

#include "ui/models/member_row.h"

#include <QAbstractTableModel>

namespace claimcheck::ui {

enum class MemberLayout : quint8 {
    NoteUnderValue, ///< Parameter | Value, with the meaning under the value (the header)
    MeaningColumn,  ///< Claim | Value | Meaning
};

/// Members of a part of the token as a table, with the times in words that move with the clock.
class MemberModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    explicit MemberModel(MemberLayout layout, QObject *parent = nullptr);

    void setRows(MemberRows rows);
    [[nodiscard]] const MemberRow *row(int index) const;
    /// The row whose bytes contain this byte of its part; -1 if none.
    [[nodiscard]] int rowAt(token::TokenPart part, qsizetype decodedOffset) const;
    /// The row of that name, else -1.
    [[nodiscard]] int rowNamed(QStringView name) const;
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
    [[nodiscard]] QString noteText(const MemberRow &row, int column) const;
    [[nodiscard]] bool isMeaning(int column) const { return column == 2; }

    MemberLayout m_layout;
    MemberRows m_rows;
    qint64 m_now = 0;
    Qt::TimeSpec m_display = Qt::UTC;
    base::Reveal m_reveal = base::Reveal::Hidden;
};

} // namespace claimcheck::ui
