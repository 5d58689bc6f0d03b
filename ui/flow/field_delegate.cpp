#include "ui/flow/field_delegate.h"

#include "ui/flow/fields_model.h"
#include "ui/widgets/fonts.h"

#include <QLineEdit>

namespace claimcheck::ui::flow {

namespace {

bool isHiddenValue(const QModelIndex &index)
{
    const auto *model = qobject_cast<const FieldsModel *>(index.model());
    return model && index.column() == FieldsModel::Value && model->isHidden(index.row());
}

} // namespace

QWidget *FieldDelegate::createEditor(QWidget *parent, const QStyleOptionViewItem &,
                                     const QModelIndex &index) const
{
    auto *editor = new QLineEdit(parent);
    editor->setObjectName(QStringLiteral("fieldEditor"));
    editor->setAccessibleName(index.column() == FieldsModel::Name ? tr("Name") : tr("Value"));
    editor->setFont(fixedFont());
    if (isHiddenValue(index))
        editor->setPlaceholderText(tr("hidden; type a new value"));
    return editor;
}

void FieldDelegate::setEditorData(QWidget *editor, const QModelIndex &index) const
{
    auto *line = static_cast<QLineEdit *>(editor);
    // The model may change under an editor; what was typed stays.
    if (!line->isModified() && !isHiddenValue(index))
        line->setText(index.data(Qt::EditRole).toString());
}

void FieldDelegate::setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const
{
    const auto *line = static_cast<const QLineEdit *>(editor);
    if (line->isModified() && !(isHiddenValue(index) && line->text().isEmpty()))
        model->setData(index, line->text(), Qt::EditRole);
}

} // namespace claimcheck::ui::flow
