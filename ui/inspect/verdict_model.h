#pragma once

#include "ui/models/token_view.h"

#include <QAbstractTableModel>

namespace claimcheck::ui::inspect {

/// The signatures, recipients and the key binding of a token as rows: what it is, with algorithm, kid and
/// key under it | its verdict. Makes each row when it is drawn, so that 10,000 cost nothing.
class VerdictModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    /// The view must live until the next call; null for none.
    void setView(const TokenView *view);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    const TokenView *m_view = nullptr;
};

} // namespace claimcheck::ui::inspect
