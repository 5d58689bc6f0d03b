#pragma once

#include "ui/models/cell_roles.h"

#include <QAbstractTableModel>

#include <vector>

namespace claimcheck::ui {

/// A name and a value in words.
struct Fact
{
    QString name;
    QString value;
    CellStyle style = CellStyle::Text;
    QString whole; ///< what is copied and told as tool tip, where the value is shortened
};

/// Facts as a table of two columns without a header.
class FactModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setFacts(std::vector<Fact> facts);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    std::vector<Fact> m_facts;
};

} // namespace claimcheck::ui
