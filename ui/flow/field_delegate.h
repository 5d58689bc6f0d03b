#pragma once

#include "ui/widgets/cell_delegate.h"

namespace claimcheck::ui::flow {

/// Edits a cell of a FieldsModel in a line. A hidden secret is not put into the editor: it stays if nothing
/// is typed.
class FieldDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    using CellDelegate::CellDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const override;
    void setEditorData(QWidget *editor, const QModelIndex &index) const override;
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override;
};

} // namespace claimcheck::ui::flow
