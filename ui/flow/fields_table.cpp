#include "ui/flow/fields_table.h"

#include "ui/flow/field_delegate.h"
#include "ui/widgets/fonts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <algorithm>

namespace claimcheck::ui::flow {

namespace {
constexpr int cellMargins = 46; ///< the mark of a followed value included
constexpr qsizetype longestName = 40;
} // namespace

FieldsTable::FieldsTable(FieldsModel *model, const QString &accessibleName, const QString &objectName,
                         QWidget *parent)
    : DataTable(accessibleName, objectName, parent), m_model(model)
{
    setItemDelegate(new FieldDelegate(this));
    setModel(model);
    fitNames();
    connect(model, &QAbstractItemModel::modelReset, this, &FieldsTable::fitNames);
    setEditTriggers(DoubleClicked | EditKeyPressed);
    connect(this, &QAbstractItemView::clicked, this, [this](const QModelIndex &index) {
        if (m_model->isAddRow(index.row()))
            addField();
    });
}

/// Names do not fold: their column is as wide as the longest, within reason.
void FieldsTable::fitNames()
{
    const QFontMetrics metrics(interfaceFont());
    int widest = 0;
    for (const Field &field : m_model->fields())
        widest = std::max(widest, metrics.horizontalAdvance(QString::fromUtf8(field.name.left(longestName))));
    setColumns({{.pixels = std::clamp(widest + cellMargins, 116, 184)}, {.stretch = 3}, {.stretch = 2}});
}

void FieldsTable::keyPressEvent(QKeyEvent *event)
{
    const QModelIndex cell = currentIndex();
    if (state() == EditingState || !cell.isValid())
        return DataTable::keyPressEvent(event);
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return activate(cell);
    if (event->key() == Qt::Key_Delete)
        return m_model->removeField(cell.row());
    DataTable::keyPressEvent(event);
}

void FieldsTable::activate(const QModelIndex &index)
{
    if (m_model->isAddRow(index.row()))
        return addField();
    const int column = index.column() == FieldsModel::Name ? FieldsModel::Name : FieldsModel::Value;
    const QModelIndex cell = index.siblingAtColumn(column);
    if (m_model->flags(cell) & Qt::ItemIsEditable)
        edit(cell);
}

void FieldsTable::addField()
{
    const QModelIndex name = m_model->index(m_model->appendBlank(m_placeForNew), FieldsModel::Name);
    setCurrentIndex(name);
    edit(name);
}

void FieldsTable::copyValue(int row)
{
    QGuiApplication::clipboard()->setText(QString::fromUtf8(m_model->fields()[std::size_t(row)].value));
}

void FieldsTable::contextMenuEvent(QContextMenuEvent *event)
{
    const int row = indexAt(event->pos()).row();
    if (row < 0 || m_model->isAddRow(row))
        return;
    QMenu menu(this);
    menu.setObjectName(objectName() + QStringLiteral(".menu"));
    menu.setAccessibleName(tr("Field"));
    menu.addAction(tr("Copy value"), this, [this, row] { copyValue(row); });
    if (m_model->access() == FieldAccess::Editable) {
        menu.addAction(tr("Edit value"), this,
                       [this, row] { activate(m_model->index(row, FieldsModel::Value)); });
        menu.addAction(tr("Remove"), this, [this, row] { m_model->removeField(row); });
    }
    menu.exec(event->globalPos());
}

bool FieldsTable::chooseField(const QString &name)
{
    const Fields &fields = m_model->fields();
    for (std::size_t row = 0; row < fields.size(); ++row) {
        if (name.compare(QString::fromUtf8(fields[row].name), Qt::CaseInsensitive) != 0)
            continue;
        setCurrentIndex(m_model->index(int(row), FieldsModel::Value));
        return true;
    }
    return false;
}

} // namespace claimcheck::ui::flow
