#pragma once

#include "ui/keys/key_cells.h"
#include "ui/models/cell_roles.h"

#include <QAbstractItemModel>

#include <optional>

namespace claimcheck::ui::keys {

/// Which key of a collection.
struct KeyPosition
{
    std::size_t set = 0, key = 0;

    friend bool operator==(const KeyPosition &, const KeyPosition &) = default;
};

/// Key sets with their keys under them. The collection is its owner's and outlives the model; tell it with
/// refresh() when it changed.
class KeysModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column : int { Kid, Kind, Use, Algorithm, From, State, ColumnCount };
    enum Role : int { ChipsRole = CellFirstOwnRole, SearchRole };

    explicit KeysModel(const jose::KeyCollection &collection, QObject *parent = nullptr);

    void refresh();
    void setContext(CellContext context);
    [[nodiscard]] const CellContext &context() const { return m_context; }
    /// Nothing for a set's own row.
    [[nodiscard]] std::optional<KeyPosition> position(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(KeyPosition position) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QVariant groupData(const jose::CollectedSet &set, int column, int role) const;
    [[nodiscard]] QString cellText(const jose::KeyEntry &entry, const jose::CollectedSet &set,
                                   int column) const;

    const jose::KeyCollection &m_collection;
    CellContext m_context;
};

} // namespace claimcheck::ui::keys

Q_DECLARE_METATYPE(QList<claimcheck::ui::ChipFace>)
