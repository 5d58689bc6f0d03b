#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace claimcheck::ui {
struct TokenView;
}

namespace claimcheck::ui::inspect {

/// The tokens of this sitting, the newest first. In memory only.
class TokenHistory : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column : int { Time, Kind, Algorithm, Issuer, Size, ColumnCount };
    /// Older ones are forgotten, and so are tokens too large to keep, in bytes.
    static constexpr std::size_t mostTokens = 50;
    static constexpr qsizetype largestToken = 256 * 1024;

    using QAbstractTableModel::QAbstractTableModel;

    /// A token that is there already moves to the top. now: seconds.
    void add(const TokenView &view, qint64 now);
    [[nodiscard]] QByteArray token(int row) const;
    void clear();

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Entry
    {
        QByteArray token;
        qint64 time = 0;
        QString kind, algorithm, issuer;
    };
    std::vector<Entry> m_entries;
};

} // namespace claimcheck::ui::inspect
