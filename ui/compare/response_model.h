#pragma once

#include "ui/compare/response_lines.h"

#include <QAbstractListModel>

namespace claimcheck::ui::compare {

/// The lines of a response, for a DataTable with a SpanDelegate.
class ResponseModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setLines(std::vector<ResponseLine> lines);
    [[nodiscard]] const std::vector<ResponseLine> &lines() const { return m_lines; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// Rows are as high as their text: the hidden header asks for nothing.
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<ResponseLine> m_lines;
};

} // namespace claimcheck::ui::compare
